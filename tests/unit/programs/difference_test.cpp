#include "verify/difference.hpp"

#include <catch2/catch.hpp>

namespace difference_test {

using namespace glossator;
using namespace glossator::verify;

namespace {

std::string told(const char* expected, const char* found) {
  const auto difference =
      first_difference(Json::parse(expected).value(), Json::parse(found).value());
  if (!difference) return "none";
  return difference->layer + "|" + difference->record + "|" + difference->place + "|" +
         difference->attribute + "|" + difference->expected + "|" + difference->found;
}

}  // namespace

TEST_CASE("Equal results have no difference") {
  const char* const result =
      R"({"id":"a","status":"ok","layers":{"x":[{"id":0,"begin":1,"end":2}]}})";
  CHECK(told(result, result) == "none");
}

TEST_CASE("The first layer of the chain that differs is named, not a later one") {
  CHECK(told(R"({"layers":{"x":[{"begin":0,"end":2,"text":"ab","n":1}],"y":[{"n":1}]}})",
             R"({"layers":{"x":[{"begin":0,"end":2,"text":"ab","n":2}],"y":[{"n":2}]}})") ==
        R"(x|record 0|[0,2) "ab"|n|1|2)");
}

TEST_CASE("A record that only one side has is told whole") {
  CHECK(told(R"({"layers":{"x":[{"n":1},{"n":2}]}})", R"({"layers":{"x":[{"n":1}]}})") ==
        R"(x|record 1|||{"n":2}|nothing)");
  CHECK(told(R"({"layers":{"x":[]}})", R"({"layers":{"x":[{"n":1}]}})") ==
        R"(x|record 0|||nothing|{"n":1})");
}

TEST_CASE("A difference in evidence names the child") {
  CHECK(told(R"({"layers":{"x":[{"children":[{"w":1},{"w":1,"children":[{"w":5}]}]}]}})",
             R"({"layers":{"x":[{"children":[{"w":1},{"w":1,"children":[{"w":6}]}]}]}})") ==
        "x|record 0, child 1, child 0||w|5|6");
}

TEST_CASE("An attribute that one side lacks differs from nothing") {
  CHECK(told(R"({"layers":{"x":[{"a":1}]}})", R"({"layers":{"x":[{"a":1,"b":2}]}})") ==
        "x|record 0||b|nothing|2");
}

TEST_CASE("A document that fails in one way differs in its status, not in its missing layers") {
  CHECK(told(R"({"status":"ok","layers":{"x":[{"a":1}]}})",
             R"({"status":"error","error":{"plugin":"p"},"layers":{}})") ==
        R"(|||status|"ok"|"error")");
}

TEST_CASE("Members in another order are other bytes") {
  CHECK(told(R"({"layers":{"x":[{"a":1,"b":2}]}})", R"({"layers":{"x":[{"b":2,"a":1}]}})") ==
        R"(x|record 0|||{"a":1,"b":2}|{"b":2,"a":1})");
}

}  // namespace difference_test
