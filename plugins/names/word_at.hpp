#pragma once
/// From bytes of a text to its words.
#include <algorithm>
#include <ranges>

#include "gloss/layer_view.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// The number of the first word that does not begin before `byte`.
inline std::uint32_t word_at(const LayerView& tokens, std::uint32_t byte) {
  const auto words = std::views::iota(0u, tokens.size());
  const auto at = std::ranges::partition_point(
      words, [&](std::uint32_t word) { return tokens[word].begin < byte; });
  return static_cast<std::uint32_t>(at - words.begin());
}

}  // namespace names
}  // namespace gloss
