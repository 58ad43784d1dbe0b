#include "misbehaving.hpp"

namespace {
struct FutureMinor {
  static constexpr gloss_description description = describe("future_minor", GLOSS_ABI_MINOR + 7);
  explicit FutureMinor(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};
}  // namespace
GLOSS_EXPORT(FutureMinor)
