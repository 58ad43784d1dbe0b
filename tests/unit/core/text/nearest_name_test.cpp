#include "text/nearest_name.hpp"

#include <catch2/catch.hpp>
#include <vector>

namespace nearest_name_test {

using glossator::did_you_mean;
using glossator::nearest_name;

TEST_CASE("nearest_name finds the name that was meant, or none", "[nearest_name]") {
  const std::vector<std::string> known{"tokens", "names",         "dates",
                                       "people", "organizations", "stop"};
  const auto [typed, meant] = GENERATE(table<const char*, const char*>({
      {"tokens", "tokens"},
      {"token", "tokens"},
      {"toekns", "tokens"},
      {"Names", "names"},
      {"datse", "dates"},
      {"organisations", "organizations"},
      {"orgs", ""},
      {"skip", ""},
      {"sates", "dates"},
      {"games", "names"},
      {"pages", ""},
      {"peoples", "people"},
      {"xyzzy", ""},
      {"", ""},
      {"a", ""},
      {"nm", ""},
  }));
  CAPTURE(typed);
  CHECK(nearest_name(typed, known).value_or("") == meant);
}

TEST_CASE("nearest_name prefers the first of equally near names", "[nearest_name]") {
  CHECK(nearest_name("dat", std::vector<std::string>{"date", "data"}) == "date");
}

TEST_CASE("nearest_name knows nothing near an endless name", "[nearest_name]") {
  const std::string endless(1 << 20, 'a');
  CHECK_FALSE(nearest_name(endless, std::vector<std::string>{endless}));
}

TEST_CASE("did_you_mean is the end of a message", "[nearest_name]") {
  const std::vector<std::string> known{"tokens"};
  CHECK(did_you_mean("token", known) == "; did you mean `tokens`?");
  CHECK(did_you_mean("regex", known) == "");
}

}  // namespace nearest_name_test
