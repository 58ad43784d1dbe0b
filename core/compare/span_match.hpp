#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "interchange/annotated_document.hpp"

namespace glossator::compare {

/// One-to-one pairs (number in `a`, number in `b`) of overlapping spans, in the order of `a`: the
/// longest overlap first, of equal ones the least difference, so that equal extents always pair.
std::vector<std::pair<std::uint32_t, std::uint32_t>> match_spans(
    std::span<const interchange::TextSpan> a, std::span<const interchange::TextSpan> b);

/// The spans of things that have a member `span`.
template <class Things>
std::vector<interchange::TextSpan> extents_of(const Things& things) {
  std::vector<interchange::TextSpan> extents;
  for (const auto& thing : things) extents.push_back(thing.span);
  return extents;
}

}  // namespace glossator::compare
