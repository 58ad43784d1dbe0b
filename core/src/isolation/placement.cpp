#include "isolation/placement.hpp"

namespace glossator {

Placement place(std::span<const Isolation> steps) {
  Placement placement;
  std::optional<std::size_t> of_chain;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    std::optional<std::size_t> compartment;
    if (steps[i] != Isolation::none) {
      const bool shared = steps[i] == Isolation::chain;
      compartment = shared && of_chain ? *of_chain : placement.compartments.size();
      if (shared) of_chain = compartment;
      if (*compartment == placement.compartments.size()) placement.compartments.emplace_back();
      placement.compartments[*compartment].push_back(i);
    }
    if (!placement.legs.empty() && placement.legs.back().compartment == compartment)
      placement.legs.back().last = i + 1;
    else
      placement.legs.push_back({i, i + 1, compartment});
  }
  return placement;
}

}  // namespace glossator
