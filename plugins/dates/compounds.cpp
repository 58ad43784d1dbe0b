#include "dates/compounds.hpp"

#include <utility>

namespace gloss::dates {

std::uint32_t Compounds::number(std::string_view form, std::vector<Part> parts) {
  const std::lock_guard lock(mutex_);
  if (const auto known = numbers_.find(form); known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(numbers_.size() + 1);
  if (number > most) return 0;
  parts_[number] = std::move(parts);
  numbers_.emplace(form, number);
  return number;
}

}  // namespace gloss::dates
