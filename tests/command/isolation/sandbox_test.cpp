#include "isolated_batch.hpp"

namespace sandbox_test {

using namespace isolated;
using Catch::Contains;

namespace {

/// A strict pipeline; none, with the reason printed, if this kernel does not allow one.
std::optional<Pipeline> strict(const std::string& steps) {
  if (is_sanitized) {
    WARN("skipped: a sanitizer makes system calls of its own");
    return std::nullopt;
  }
  try {
    return pipeline_of(steps, R"("isolation": "chain", "sandbox": "strict")");
  } catch (const ConfigError& error) {
    REQUIRE_THAT(error.what(), Contains("run.sandbox strict"));
    WARN("skipped: " << error.what());
    return std::nullopt;
  }
}

}  // namespace

TEST_CASE("A strict sandbox lets plugins compute and nothing else") {
  const auto pipeline = strict(R"({"plugin": "everything"}, {"plugin": "dies"})");
  if (!pipeline) return;
  const Outcome outcome = annotate(*pipeline, {"before", "open a file", "behind", "fork one"});
  CHECK(outcome.status(0) == "ok");
  CHECK_THAT(outcome.error(1)["message"].get<std::string>(),
             Contains("SIGSYS") && Contains("denies the system call openat"));
  CHECK(outcome.status(2) == "ok");
  CHECK(outcome.error(3)["kind"] == "crash");
  CHECK_THAT(outcome.error(3)["message"].get<std::string>(),
             Contains("denies the system call clone"));
}

TEST_CASE("A strict sandbox lets plugins open no other files when they start") {
  const std::string step = R"({"plugin": "dies", "options": {"at_start": "open"}})";
  if (!strict(R"({"plugin": "dies"})")) return;
  CHECK_THROWS_WITH(pipeline_of(step, R"("isolation": "chain", "sandbox": "strict")"),
                    Contains("with code 4"));
  CHECK_THROWS_WITH(pipeline_of(step, R"("isolation": "chain")"), Contains("with code 3"));
}

TEST_CASE("The shipped chain works in a strict sandbox") {
  if (!strict(R"({"plugin": "dies"})")) return;
  const Pipeline pipeline(
      Config::from_file(std::string(GLOSSATOR_CONFIGS) + "/news.json",
                        {{"/run/isolation", "plugin"}, {"/run/sandbox", "strict"}}));
  CHECK(
      annotate(pipeline, {"The company said on 3 May 2021 that Jane Smith had left."}).status(0) ==
      "ok");
}

TEST_CASE("A strict sandbox is refused where it would not hold") {
  CHECK_THROWS_WITH(pipeline_of(R"({"plugin": "dies"})", R"("sandbox": "strict")"),
                    Contains("/run/sandbox: run.sandbox strict cannot confine step `dies`"));
  CHECK_THROWS_WITH(
      pipeline_of(R"({"plugin": "dies", "isolation": "none"}, {"plugin": "everything"})",
                  R"("isolation": "chain", "sandbox": "strict")"),
      Contains("/pipeline/0/isolation: run.sandbox strict cannot confine step `dies`"));
}

}  // namespace sandbox_test
