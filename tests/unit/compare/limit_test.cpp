#include "compare/diff/limit.hpp"

#include <catch2/catch.hpp>

#include "glossator/error.hpp"

namespace limit_test {

using namespace glossator::compare;
using Lines = std::vector<std::string>;

namespace {

Lines exceeded(const std::string& text) {
  DiffReport report;
  report.layers["people"] = {200, 202, 3, 1, 2};
  report.layers["dates"] = {0, 1, 1, 0, 0};
  return exceeded_limits(report, {Limit::parse(text)});
}

}  // namespace

TEST_CASE("A limit is exceeded above its number, not at it") {
  CHECK(exceeded("people.changed>2").empty());
  CHECK(exceeded("people.changed>1") == Lines{"people.changed>1: 2 changed"});
  CHECK(exceeded("people.any>5") == Lines{"people.any>5: 6 any"});
  CHECK(exceeded("all.added>3") == Lines{"all.added>3: 4 added"});
}

TEST_CASE("A percentage is one of the records before the change") {
  CHECK(exceeded("people.changed>1%").empty());
  CHECK(exceeded("people.changed>0.99%") ==
        Lines{"people.changed>0.99%: 2 changed of 200 records, 1.00 %"});
  CHECK(exceeded("dates.removed>0%").empty());
  CHECK(exceeded("dates.added>50%") == Lines{"dates.added>50%: 1 added of 0 records, inf %"});
}

TEST_CASE("Limits of another form and of layers that were not compared are refused") {
  for (const char* text : {"people", "people>1", "people.moved>1", "people.any>", "people.any>x%",
                           ".any>1", "people.any>-1", "people.any=1"})
    CHECK_THROWS_WITH(Limit::parse(text), Catch::Contains("expected LAYER.KIND>NUMBER"));
  CHECK_THROWS_WITH(exceeded("peopel.any>1"),
                    "--fail-if peopel.any>1: layer `peopel` was not compared; did you mean "
                    "`people`?; compared: all, dates, people");
}

}  // namespace limit_test
