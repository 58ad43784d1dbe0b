#pragma once
/// Drops features that teach nothing, by the number of units that have them.
#include <vector>

#include "units.hpp"

namespace gloss::sectors::train {

/// Drops the features that more than the share `most` of the units have, and returns them. Features
/// are the numbers below `count`.
std::vector<std::uint32_t> drop_frequent(std::size_t count, std::vector<Unit>& units, double most);

/// Drops the features that too few units have to teach anything.
void drop_rare(std::size_t count, std::vector<Unit>& units);

}  // namespace gloss::sectors::train
