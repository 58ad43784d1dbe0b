#include "misbehaving.hpp"

namespace {
struct RefusesConfig {
  static constexpr gloss_description description = describe("refuses_config");
  explicit RefusesConfig(gloss::Config config) { config.host().resource("no_such_model.bin"); }
  void process(const gloss::Document&, gloss::Output&) const {}
};
}  // namespace
GLOSS_EXPORT(RefusesConfig)
