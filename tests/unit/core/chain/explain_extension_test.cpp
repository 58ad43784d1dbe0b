#include <catch2/catch.hpp>
#include <gloss/export.hpp>

#include "glossator/pipeline.hpp"
#include "glossator/trace.hpp"

namespace explain_extension_test {

using namespace glossator;

namespace {

constexpr const char* types[] = {"letter", nullptr};
constexpr gloss_layer letters = gloss::layer("letters", types);
constexpr const gloss_layer* outputs[] = {&letters, nullptr};

/// Marks the letter a, and tells of each letter.
struct Letters {
  static constexpr gloss_description description = gloss::describe({.id = "letters",
                                                                    .version = "1.0.0",
                                                                    .summary = "Marks a.",
                                                                    .vendor = "Tests",
                                                                    .license = "MIT",
                                                                    .outputs = outputs});
  explicit Letters(gloss::Config config)
      : has_extension(config.host().extension(GLOSS_EXPLAIN_ID) != nullptr) {}

  void process(const gloss::Document& document, gloss::Output& output) const {
    const gloss::Trace trace = document.trace();
    if (has_extension != static_cast<bool>(trace)) throw std::runtime_error("unlike");
    const auto text = document.text();
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if (text[i] == 'a') {
        output.add({i, i + 1}, 0);
        trace.kept({i, i + 1}, "letter", "a", 0.5f, "it is a");
      } else {
        trace.dropped({i, i + 1}, "letter", "", gloss::Trace::no_score, "it is not a", 0.25f);
      }
    }
    const auto size = static_cast<std::uint32_t>(text.size());
    trace.dropped({size, size + 1}, "", "", 0, "behind the text");
    trace.dropped({2, 1}, "", "", 0, "backwards");
  }

  bool has_extension;
};

Pipeline pipeline(Trace* trace, bool extensions = true) {
  Pipeline::Options options;
  options.own_plugins = {{"letters", gloss::factory_of<Letters>()}};
  options.trace = trace;
  options.extensions = extensions;
  return Pipeline(Config::from_text(R"({"glossator":1,"pipeline":[{"plugin":"letters"}]})"),
                  options);
}

std::uint32_t records(const Pipeline& chain, const std::string& text) {
  Worker worker = chain.open();
  const Annotations& annotations = worker.annotate(Document{.id = "d", .text = text});
  REQUIRE(annotations.status() == Status::ok);
  return annotations.layers()[0].size();
}

}  // namespace

TEST_CASE("Nobody asks in an ordinary run, so that a plugin sees no extension and no trace") {
  CHECK(records(pipeline(nullptr), "banana") == 3);
  Trace trace;
  CHECK(records(pipeline(&trace, false), "banana") == 3);
  CHECK(trace.steps.empty());
  CHECK(trace.candidates.empty());
}

TEST_CASE("What a plugin tells near the span reaches the trace, and changes no record") {
  Trace trace;
  trace.span = {2, 3};
  trace.reach = 1;
  CHECK(records(pipeline(&trace), "banana") == 3);
  CHECK(trace.steps == std::set<std::string>{"letters"});
  std::string told;
  for (const Candidate& candidate : trace.candidates)
    told += std::to_string(candidate.span.begin) + (candidate.is_kept ? "+" : "-");
  CHECK(told == "0-1+2-3+4-");
}

TEST_CASE("A candidate keeps its texts and scores; no score is none") {
  Trace trace;
  trace.span = {0, 2};
  trace.reach = 0;
  records(pipeline(&trace), "ba");
  REQUIRE(trace.candidates.size() == 2);
  const Candidate& dropped = trace.candidates[0];
  CHECK(dropped.step == "letters");
  CHECK(dropped.reason == "it is not a");
  CHECK(dropped.rule.empty());
  CHECK_FALSE(dropped.score);
  CHECK(dropped.least_score == 0.25f);
  const Candidate& kept = trace.candidates[1];
  CHECK(kept.type == "letter");
  CHECK(kept.rule == "a");
  CHECK(kept.score == 0.5f);
  CHECK_FALSE(kept.least_score);
}

TEST_CASE("A candidate outside the text or backwards is refused, and costs no document") {
  Trace trace;
  trace.span = {0, 1};
  CHECK(records(pipeline(&trace), "ba") == 1);
  CHECK(trace.candidates.size() == 2);
}

}  // namespace explain_extension_test
