#include "isolated_batch.hpp"

namespace memory_test {

using namespace isolated;
using Catch::Contains;

namespace {

// Only a plugin that tries for ever needs a limit of time.
std::string limits(const std::string& how) {
  const std::string seconds = how == "retries" ? "1.5" : "60";
  return R"("limits": {"memory_mb": 64, "kill_factor": 1, "document_seconds": )" + seconds +
         R"(, "start_seconds": )" + seconds + "}";
}
const std::string message =
    "plugin `eats_memory`: ran out of memory; run.limits.memory_mb (64) sets how much its process "
    "has";
const char* const ways[] = {"ignores",   "pieces",  "much",  "throws", "aborts", "exits",
                            "complains", "retries", "grows", "aligns", "maps",   "shares"};

std::string step_with(const std::string& option, const std::string& how) {
  return R"({"plugin": "eats_memory", "options": {")" + option + R"(": ")" + how + R"("}})";
}

}  // namespace

TEST_CASE("A plugin that allocates without end is told the limit, whatever it does at the end") {
  if (is_sanitized) return;  // a sanitizer has no limit of memory
  const std::string how = GENERATE(from_range(std::begin(ways), std::end(ways)));
  const std::string isolation = GENERATE("chain", "plugin");
  CAPTURE(how, isolation);
  const Pipeline pipeline = pipeline_of(R"({"plugin": "eats_memory"})",
                                        "\"isolation\": \"" + isolation + "\", " + limits(how));
  const Outcome outcome = annotate(pipeline, {"before", how + " here", "behind"});
  CHECK(outcome.status(0) == "ok");
  CHECK(outcome.status(2) == "ok");
  REQUIRE(outcome.status(1) == "error");
  CHECK(outcome.error(1)["kind"] == "limit");
  CHECK_THAT(outcome.error(1)["message"].get<std::string>(), Catch::StartsWith(message));
}

TEST_CASE("A plugin that allocates without end before the first document is told the limit") {
  if (is_sanitized) return;
  const std::string how = GENERATE(from_range(std::begin(ways), std::end(ways)));
  const std::string option = GENERATE("at_start", "at_open");
  CAPTURE(how, option);
  CHECK_THROWS_WITH(
      pipeline_of(step_with(option, how), R"("isolation": "chain", )" + limits(how)),
      Contains("/pipeline/0/plugin: plugin `eats_memory`: while it was loaded and created, its "
               "process ran out of memory; run.limits.memory_mb (64) sets how much its process "
               "has"));
}

TEST_CASE("A plugin that does without refused memory is not told the limit") {
  if (is_sanitized) return;
  const Pipeline pipeline =
      pipeline_of(R"({"plugin": "eats_memory"})", R"("isolation": "chain", )" + limits("without"));
  const Outcome outcome = annotate(pipeline, {"without it"});
  CHECK(outcome.status(0) == "ok");
}

}  // namespace memory_test
