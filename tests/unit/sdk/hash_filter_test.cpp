#include <catch2/catch.hpp>
#include <gloss/hash_filter.hpp>
#include <random>
#include <vector>

using namespace gloss;

TEST_CASE("A filter holds what was added, and the hashes with the same first bits") {
  HashFilter<16> filter;
  CHECK_FALSE(filter.may_hold(0));
  filter.add(0xABCD1234u);
  CHECK(filter.may_hold(0xABCD1234u));
  CHECK(filter.may_hold(0xABCD0000u));
  CHECK_FALSE(filter.may_hold(0xABCE1234u));
  CHECK_FALSE(filter.may_hold(0xABCC1234u));
  filter.add(0xFFFFFFFFu);
  CHECK(filter.may_hold(0xFFFF0000u));
}

TEST_CASE("A filter holds few hashes that were not added") {
  std::mt19937 random(7);
  HashFilter<17> filter;
  std::vector<std::uint32_t> added;
  for (int i = 0; i < 8'000; ++i) filter.add(added.emplace_back(random()));
  for (const std::uint32_t hash : added) REQUIRE(filter.may_hold(hash));
  int others = 0;
  for (int i = 0; i < 30'000; ++i) others += filter.may_hold(random()) ? 1 : 0;
  CHECK(others < 2'400);  // one in sixteen is expected
}

TEST_CASE("A filter is its bits, as a model file has them") {
  static_assert(sizeof(HashFilter<17>) * 8 == 1u << 17);
  constexpr HashFilter<6> filter = [] {
    HashFilter<6> made;
    made.add(0x80000000u);
    return made;
  }();
  static_assert(filter.may_hold(0x80000001u) && !filter.may_hold(0));
  SUCCEED();
}
