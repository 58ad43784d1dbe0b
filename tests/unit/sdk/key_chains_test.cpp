#include <catch2/catch.hpp>
#include <gloss/key_chains.hpp>

using namespace gloss;

namespace {

std::vector<std::uint32_t> all(const KeyChains& chains, std::uint64_t key) {
  std::vector<std::uint32_t> found;
  chains.each(key, [&](std::uint32_t number) { return found.push_back(number), false; });
  return found;
}

}  // namespace

TEST_CASE("A key has its numbers, newest first") {
  KeyChains chains;
  CHECK(all(chains, 7).empty());
  chains.add(7, 1);
  chains.add(8, 2);
  chains.add(7, 3);
  CHECK(all(chains, 7) == std::vector<std::uint32_t>{3, 1});
  CHECK(all(chains, 8) == std::vector<std::uint32_t>{2});
  CHECK(all(chains, 9).empty());
}

TEST_CASE("A look ends where its caller says, and after a fixed number") {
  KeyChains chains;
  for (std::uint32_t i = 0; i < 1000; ++i) chains.add(0, i);
  unsigned seen = 0;
  chains.each(0, [&](std::uint32_t) { return ++seen == 3; });
  CHECK(seen == 3);
  CHECK(all(chains, 0).size() == KeyChains::longest_look);
}

TEST_CASE("Nothing is left after clear, and many keys are kept apart") {
  KeyChains chains;
  for (unsigned round = 0; round < 3; ++round) {
    for (std::uint32_t i = 0; i < 100'000; ++i) chains.add(std::uint64_t{i} << 32, i);
    for (std::uint32_t i = 0; i < 100'000; i += 999)
      REQUIRE(all(chains, std::uint64_t{i} << 32) == std::vector<std::uint32_t>{i});
    chains.clear();
    CHECK(all(chains, 0).empty());
  }
}

TEST_CASE("Few numbers are found as many are") {
  KeyChains chains;
  for (std::uint32_t count = 0; count < 40; ++count) {
    for (std::uint64_t key = 0; key < 3; ++key) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t i = count; i-- > 0;)
        if (i % 3 == key) expected.push_back(i);
      REQUIRE(all(chains, key) == expected);
    }
    chains.add(count % 3, count);
  }
}
