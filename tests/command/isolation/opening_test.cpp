#include "isolated_batch.hpp"

namespace opening_test {

using namespace isolated;
using Catch::Contains;

namespace {

std::string step_with(const std::string& how, int after = 0) {
  return R"({"plugin": "opens_badly", "options": {"how": ")" + how + R"(", "after": )" +
         std::to_string(after) + "}}";
}

}  // namespace

TEST_CASE("A worker that cannot be opened in its process is an error of the start") {
  struct Case {
    const char *how, *message;
  };
  const auto [how, message] =
      GENERATE(Case{"throw", "plugin `opens_badly`: its open() failed: no room for one more"},
               Case{"abort",
                    "plugin `opens_badly`: while it was loaded and created, its process "
                    "crashed with SIGABRT"},
               Case{"exit", "its process ended its process with code 0"},
               Case{"hang", "took longer than run.limits.start_seconds allows"});
  CAPTURE(how);
  CHECK_THROWS_WITH(
      pipeline_of(step_with(how), R"("isolation": "chain", "limits": {"start_seconds": 0.5})"),
      Contains("/pipeline/0/plugin: plugin `opens_badly`: ") && Contains(message));
}

TEST_CASE("A thread whose worker cannot be opened stops the run before the first document") {
  const Pipeline pipeline = pipeline_of(step_with("throw", 2), "");
  Texts reader({"one", "two"});
  bool is_read = false;
  reader.before_each = [&](std::size_t) { is_read = true; };
  CHECK_THROWS_WITH(
      annotate(pipeline, reader, 3),
      "line 1, column 42: /pipeline/0/plugin: plugin `opens_badly`: its open() failed: "
      "no room for one more");
  CHECK_FALSE(is_read);
}

TEST_CASE("A worker that is not prepared has its failure in the document's result") {
  const Pipeline pipeline = pipeline_of(step_with("throw"), "");
  Worker worker = pipeline.open();
  CHECK_THROWS_AS(worker.prepare(), ConfigError);
  const Document document{.id = "a", .text = "text"};
  CHECK(worker.annotate(document).status() == Status::error);
}

}  // namespace opening_test
