// Tells its host a word when it is made and another for each document, and marks nothing.
#include <gloss/export.hpp>

namespace {

constexpr const gloss_layer* none[] = {nullptr};

struct Talker {
  static constexpr gloss_description description{sizeof(gloss_description),
                                                 0,
                                                 "talker",
                                                 "Talker",
                                                 "1.0.0",
                                                 "Glossator tests",
                                                 "MIT",
                                                 "",
                                                 "Talks to its host.",
                                                 R"({"type":"object"})",
                                                 none,
                                                 none,
                                                 GLOSS_THREADS_WORKER,
                                                 GLOSS_CAP_DETERMINISTIC};
  explicit Talker(gloss::Config config) : host(config.host()) { host.info("made"); }
  void process(const gloss::Document& document, gloss::Output&) const {
    host.warn(document.text());
  }

  gloss::Host host;
};

}  // namespace

GLOSS_EXPORT(Talker)
