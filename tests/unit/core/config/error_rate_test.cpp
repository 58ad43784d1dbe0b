#include "config/error_rate.hpp"

#include <catch2/catch.hpp>

#include "glossator/error.hpp"

namespace error_rate_test {

using namespace glossator;

TEST_CASE("A rate is exceeded by one failure too many among the documents of its window") {
  auto rate = ErrorRate::parse("2/10");
  REQUIRE(rate);
  CHECK_FALSE(rate->fail(0));
  CHECK_FALSE(rate->fail(1));
  CHECK_FALSE(rate->fail(10));  // 1 to 10 are ten documents
  CHECK_FALSE(rate->fail(11));
  CHECK(rate->fail(19));
}

TEST_CASE("A rate of none is exceeded by the first failure") {
  CHECK(ErrorRate::parse("0/1")->fail(17));
}

TEST_CASE("A rate that goes on from its recent failures counts them") {
  auto before = ErrorRate::parse("1/100"), after = ErrorRate::parse("1/100");
  CHECK_FALSE(before->fail(5));
  after->restore(before->recent());
  CHECK(after->fail(50));
}

TEST_CASE("What is no rate is refused") {
  CHECK_FALSE(ErrorRate::parse(""));
  for (const char* text : {"3", "/", "3/", "/5", "a/b", "3/1000x", " 3/1000", "-1/5", "5/5", "6/5",
                           "1/99999999999999999999", "1/2000000000"})
    CHECK_THROWS_AS(ErrorRate::parse(text), Error);
}

}  // namespace error_rate_test
