#include "isolation/placement.hpp"

#include <catch2/catch.hpp>

#include "isolation/plugin_deaths.hpp"

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

TEST_CASE("Deaths are counted in a window of time, and against all documents") {
  using namespace std::chrono_literals;
  RunConfig run;
  const auto begin = PluginDeaths::Clock::now();
  SECTION("more than so many within the seconds") {
    PluginDeaths deaths(2, run);
    for (int i = 0; i < 3; ++i) deaths.note_death(1, "crashed", begin + i * 1s);
    CHECK_FALSE(deaths.any());
    deaths.note_death(1, "crashed", begin + 59s);
    CHECK(deaths.any());
    CHECK(deaths.reason(0).empty());
    CHECK(deaths.reason(1).find("4 documents within 60 s") != std::string::npos);
  }
  SECTION("not when they are far apart, nor before there are enough documents") {
    PluginDeaths deaths(1, run);
    deaths.note_documents(0, 1, 299);
    for (int i = 0; i < 10; ++i) deaths.note_death(0, "crashed", begin + i * 61s);
    CHECK_FALSE(deaths.any());
    deaths.note_documents(0, 1, 1);
    deaths.note_death(0, "crashed", begin + 1000s);
    CHECK(deaths.reason(0).find("11 of 300 documents") != std::string::npos);
  }
}
