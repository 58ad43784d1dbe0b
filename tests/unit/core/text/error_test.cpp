#include "glossator/error.hpp"

#include <catch2/catch.hpp>
#include <set>

namespace error_test {

using glossator::ConfigError;
using glossator::ErrorCode;
using glossator::Problem;

TEST_CASE("A Problem's text leaves out what it has not", "[error]") {
  const auto [problem, text] = GENERATE(table<Problem, const char*>({
      {{"a.json", 3, 7, "/run", "is wrong"}, "a.json:3:7: /run: is wrong"},
      {{"a.json", 3, 7, "", "is wrong"}, "a.json:3:7: is wrong"},
      {{"a.json", 0, 0, "/run", "is wrong"}, "a.json: /run: is wrong"},
      {{"", 3, 7, "/run", "is wrong"}, "line 3, column 7: /run: is wrong"},
      {{"", 0, 0, "/run", "is wrong"}, "/run: is wrong"},
      {{"", 0, 0, "", "is wrong"}, "is wrong"},
  }));
  CHECK(problem.text() == text);
}

TEST_CASE("A ConfigError tells every problem, a line each", "[error]") {
  const ConfigError error({{"a", 1, 2, "/x", "one"}, {"a", 3, 4, "/y", "two"}});
  CHECK(error.code() == ErrorCode::config);
  CHECK(error.problems().size() == 2);
  CHECK(std::string(error.what()) == "a:1:2: /x: one\na:3:4: /y: two");
}

TEST_CASE("Every error code has a name of its own", "[error]") {
  std::set<std::string> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code)
    names.insert(glossator::name_of(static_cast<ErrorCode>(code)));
  CHECK(names.size() == static_cast<std::size_t>(ErrorCode::internal) + 1);
  CHECK(std::string(glossator::name_of(ErrorCode::document)) == "document");
  CHECK(std::string(glossator::name_of(ErrorCode::limit)) == "limit");
}

}  // namespace error_test
