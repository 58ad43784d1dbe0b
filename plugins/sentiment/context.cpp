#include "sentiment/context.hpp"

#include <cstdlib>

namespace gloss::sentiment {

std::size_t base_of(const Surroundings& around) {
  const std::size_t count = around.mentions == 1 ? 0 : around.mentions <= 3 ? 1 : 2;
  return count + (around.is_organization ? mention_classes : 0);
}

Sum in_context(const ContextWeights& weights, Sum own, const Surroundings& around) {
  const float extent = document_extent(around.sentences);
  if (extent == 0) return own;
  const auto& [tone, strength] = weights.bases[base_of(around)];
  return {
      own.tone + extent * (weights.own_tone * own.tone + weights.entity_tone * around.entity.tone +
                           weights.text_tone * around.text.tone + tone),
      own.strength + extent * (weights.own_strength * own.strength +
                               weights.entity_strength * around.entity.strength +
                               weights.text_size * std::abs(around.text.tone) + strength)};
}

}  // namespace gloss::sentiment
