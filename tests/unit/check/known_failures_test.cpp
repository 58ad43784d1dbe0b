#include "check/cases/known_failures.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "glossator/error.hpp"
#include "support/temp_dir.hpp"

namespace known_failures_test {

using namespace glossator;
using namespace glossator::check;

TEST_CASE("A list of known failures has a name a line, and comments") {
  const TempDir folder;
  const auto path = folder.write("list.txt", "# of today\nb fails\n\na: \"x\", y\n");
  CHECK(read_known_failures(path) == std::set<std::string>{"a: \"x\", y", "b fails"});
}

TEST_CASE("A list of known failures that makes no sense is refused with the reason") {
  const TempDir folder;
  const auto cases = [&](const char* file, const char* name) {
    return folder.write(file,
                        std::string(R"({"cases": [{"name": ")") + name + R"(", "text": "x"}]})");
  };
  const std::vector<std::string> files{cases("1.json", "a"), cases("2.json", "b"),
                                       cases("3.json", "b")};
  const auto refused = [&](const char* list, const char* reason) {
    const auto path = folder.write("list.txt", list);
    CHECK_THROWS_WITH(check_known_failures(path, files), Catch::Contains(reason));
  };
  CHECK_NOTHROW(check_known_failures(folder.write("list.txt", "a\n"), files));
  refused("c\n", "no case is named `c`");
  refused("a\na\n", "list.txt:2: `a` is there twice");
  refused("b\n", "share the name `b`");
  CHECK_THROWS_WITH(read_known_failures(folder.path() + "/none.txt"),
                    Catch::Contains("cannot be read"));
}

TEST_CASE("A list of known failures shrinks by the names that are given, and keeps the rest") {
  const TempDir folder;
  const auto path = folder.write("list.txt", "# of today\na\n\nb\nc\n");
  shrink_known_failures(path, {"b", "of today"});
  std::ifstream in(path);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "# of today\na\n\nc\n");
}

}  // namespace known_failures_test
