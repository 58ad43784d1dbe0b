#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "chain/step.hpp"

namespace glossator {

/// Consecutive steps that run in the same process: [first, last).
struct Leg {
  std::size_t first, last;
  std::optional<std::size_t> compartment;  ///< none: the host's own process

  bool operator==(const Leg&) const = default;
};

/// Assigns each step of a chain to a process. A compartment is one process's share of the chain:
/// all steps with isolation `chain` share one, and each step with isolation `plugin` has its own.
struct Placement {
  std::vector<std::vector<std::size_t>> compartments;  ///< steps of each
  std::vector<Leg> legs;                               ///< in the order of the chain
};

Placement place(std::span<const Isolation> steps);

}  // namespace glossator
