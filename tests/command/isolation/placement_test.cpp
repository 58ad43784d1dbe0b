#include "isolation/placement.hpp"

#include <catch2/catch.hpp>

namespace placement_test {

using namespace glossator;

TEST_CASE("Steps that follow one another in one process are one leg") {
  using enum Isolation;
  const Isolation all_chain[] = {chain, chain, chain};
  CHECK(place(all_chain).legs == std::vector<Leg>{{0, 3, 0}});
  const Isolation all_plugin[] = {plugin, plugin};
  CHECK(place(all_plugin).legs == std::vector<Leg>{{0, 1, 0}, {1, 2, 1}});
  const Isolation mixed[] = {chain, none, none, plugin, chain};
  const Placement placement = place(mixed);
  CHECK(placement.legs == std::vector<Leg>{{0, 1, 0}, {1, 3, {}}, {3, 4, 1}, {4, 5, 0}});
  CHECK(placement.compartments == std::vector<std::vector<std::size_t>>{{0, 4}, {3}});
}

}  // namespace placement_test
