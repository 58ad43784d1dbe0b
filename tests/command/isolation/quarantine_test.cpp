#include "isolated_batch.hpp"
#include "isolation/plugin_deaths.hpp"

namespace quarantine_test {

using namespace isolated;
using Catch::Contains;
using std::chrono::seconds;

namespace {

/// The deaths of one step, at times of a clock that the test moves.
struct Deaths {
  explicit Deaths(const QuarantineConfig& limits) : deaths(1, RunConfig{.quarantine = limits}) {}
  std::string die() {
    deaths.note_death(0, "crashed", now);
    return deaths.reason(0);
  }
  void pass(std::uint64_t count) { deaths.note_documents(0, 1, count); }

  PluginDeaths deaths;
  PluginDeaths::Clock::time_point now = PluginDeaths::Clock::now();
};

}  // namespace

TEST_CASE("Deaths in a row put a step in quarantine") {
  Deaths step({.deaths = 2});
  CHECK(step.die().empty());
  CHECK(step.die().empty());
  step.pass(1);
  CHECK(step.die().empty());
  CHECK(step.die().empty());
  CHECK_THAT(step.die(), Contains("died on 3 documents in a row; run.quarantine.deaths allows 2"));
}

TEST_CASE("Two deaths in a row that take too long put a step in quarantine") {
  Deaths step({.deaths = 20, .seconds = 300});
  CHECK(step.die().empty());
  step.now += seconds(1000);
  step.pass(1);
  CHECK(step.die().empty());  // one death says nothing
  step.now += seconds(200);
  CHECK(step.die().empty());
  step.now += seconds(200);
  CHECK_THAT(step.die(), Contains("died on 3 documents in a row, in 400 s") &&
                             Contains("run.quarantine.seconds allows 300 s"));
}

TEST_CASE("A large share of deaths puts a step in quarantine") {
  Deaths step({.deaths = 20, .percent = 20, .documents = 100});
  for (int i = 0; i < 21; ++i) {
    step.pass(3);
    step.deaths.note_failed(0, 1);
    CHECK(step.die().empty());  // 84 documents at the end
  }
  step.pass(20);
  CHECK_THAT(step.die(), Contains("died on 22 of 104 documents; run.quarantine.percent allows 20"));
}

TEST_CASE("Few documents that kill their process do not stop a run") {
  struct Case {
    const char *how, *kind;
    bool at_once;
  };
  const auto [how, kind, at_once] =
      GENERATE(Case{"segv", "crash", false}, Case{"segv", "crash", true},
               Case{"hang", "timeout", false}, Case{"hang", "timeout", true});
  CAPTURE(how, at_once);
  const Pipeline pipeline =
      pipeline_of(R"({"plugin": "dies"})",
                  R"("isolation": "chain", "limits": {"document_seconds": 0.2, "kill_factor": 2})");
  std::vector<std::string> texts(500, "quiet");
  for (std::size_t i = 0; i < 12; ++i) texts[at_once ? i : i * 41] = how;
  const Outcome outcome = annotate(pipeline, texts, 2);
  CHECK_FALSE(outcome.report.gave_up);
  CHECK(outcome.report.quarantined.empty());
  REQUIRE(outcome.records.size() == 500);
  for (std::size_t i = 0; i < 500; ++i) {
    if (texts[i] == "quiet")
      CHECK(outcome.status(i) == "ok");
    else
      CHECK(outcome.error(i)["kind"] == kind);
  }
}

TEST_CASE("A plugin that dies on every document ends the run") {
  const Pipeline pipeline = pipeline_of(R"({"plugin": "dies"})", R"("isolation": "chain")");
  const Outcome outcome = annotate(pipeline, std::vector<std::string>(5000, "segv"), 2);
  CHECK(outcome.report.gave_up);
  CHECK_THAT(outcome.report.gave_up_on, Contains("21 documents in a row"));
  CHECK(outcome.records.size() < 50);
}

}  // namespace quarantine_test
