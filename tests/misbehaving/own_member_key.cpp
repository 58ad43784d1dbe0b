// Declares a key that every record has as a member of its own, and one key twice.
#include "misbehaving.hpp"

namespace {

constexpr const char* bad_keys[] = {"begin", "note", "note", nullptr};
constexpr gloss_layer bad_layer{sizeof(gloss_layer), 0, "hits", hit_types, bad_keys};
constexpr const gloss_layer* bad_outputs[] = {&bad_layer, nullptr};

constexpr gloss_description describe_bad() {
  gloss_description description = describe("own_member_key");
  description.outputs = bad_outputs;
  return description;
}

struct OwnMemberKey {
  static constexpr gloss_description description = describe_bad();
  explicit OwnMemberKey(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};

}  // namespace
GLOSS_EXPORT(OwnMemberKey)
