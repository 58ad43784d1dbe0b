#include "explain/place.hpp"

#include <catch2/catch.hpp>

#include "glossator/error.hpp"

namespace place_test {

using namespace glossator;
using namespace glossator::explain;

TEST_CASE("A place is a byte or a range, with or without the id of a document") {
  CHECK(Place::parse("120").span == Span{120, 121});
  CHECK(Place::parse("120").document.empty());
  CHECK(Place::parse("120-135").span == Span{120, 135});
  const Place named = Place::parse("dir/a:b.txt:7-9");
  CHECK(named.document == "dir/a:b.txt");
  CHECK(named.span == Span{7, 9});
}

TEST_CASE("A place that is no offset is refused with the forms that are right") {
  for (const char* text : {"", "a", "-3", "3-", "9-4", "4-4", "a:", "1.5", "4294967295", "1 "})
    CHECK_THROWS_WITH(Place::parse(text), Catch::Contains("expected bytes, as 120, 120-135"));
}

TEST_CASE("A span is widened to whole characters and cut at the end of the text") {
  const std::string text = "a\u00E9\u20ACz";  // 1, 2, 3 and 1 bytes
  CHECK(inside({2, 3}, text) == Span{1, 3});
  CHECK(inside({4, 5}, text) == Span{3, 6});
  CHECK(inside({6, 90}, text) == Span{6, 7});
  CHECK_THROWS_AS(inside({7, 8}, text), Error);
  CHECK_THROWS_AS(inside({0, 1}, ""), Error);
}

TEST_CASE("A text is found at its first place") {
  CHECK(find_text("to be or to be", "to be") == Span{0, 5});
  CHECK_FALSE(find_text("to be", "not"));
  CHECK_FALSE(find_text("to be", ""));
}

}  // namespace place_test
