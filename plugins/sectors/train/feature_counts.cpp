#include "feature_counts.hpp"

namespace gloss::sectors::train {
namespace {

/// Counts for each feature the units that have it.
std::vector<double> times_of(std::size_t count, const std::vector<Unit>& units) {
  std::vector<double> times(count);
  for (const Unit& unit : units)
    for (const Value& value : unit.words) ++times[value.feature];
  return times;
}

}  // namespace

std::vector<std::uint32_t> drop_frequent(std::size_t count, std::vector<Unit>& units, double most) {
  const std::vector<double> times = times_of(count, units);
  const auto is_frequent = [&, limit = most * static_cast<double>(units.size())](
                               std::uint32_t feature) { return times[feature] > limit; };
  for (Unit& unit : units)
    std::erase_if(unit.words, [&](const Value& value) { return is_frequent(value.feature); });
  std::vector<std::uint32_t> frequent;
  for (std::uint32_t feature = 0; feature < count; ++feature)
    if (is_frequent(feature)) frequent.push_back(feature);
  return frequent;
}

void drop_rare(std::size_t count, std::vector<Unit>& units) {
  constexpr double least = 3;
  const std::vector<double> times = times_of(count, units);
  for (Unit& unit : units)
    std::erase_if(unit.words, [&](const Value& value) { return times[value.feature] < least; });
}

}  // namespace gloss::sectors::train
