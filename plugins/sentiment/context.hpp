#pragma once
/// The text around a mention or an entity adds to the sum toward it.
#include "sentiment/tone.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// Beside a mention, or a whole entity, in its text.
struct Surroundings {
  Sum entity;  ///< the mean of the entity's mentions; of an entity as a whole: nothing
  Sum text;
  std::uint32_t mentions = 1;   ///< of the entity
  std::uint32_t sentences = 1;  ///< of the text
  bool is_organization = false;
};

/// The sum of a mention, or the mean sum of an entity's mentions, in its text. A text of one
/// sentence adds nothing.
Sum in_context(const ContextWeights& weights, Sum own, const Surroundings& around);

/// Numbers of ContextWeights::bases.
std::size_t base_of(const Surroundings& around);

}  // namespace sentiment
}  // namespace gloss
