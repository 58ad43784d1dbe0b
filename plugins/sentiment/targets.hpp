#pragma once
/// The tone near a mention of a person or organization.
#include "summary.hpp"

namespace gloss::sentiment {

/// Borrows the tone and the tokens of one document.
class TargetWindow {
 public:
  TargetWindow(const Tone& tone, const LayerView& tokens) : tone_(&tone), tokens_(&tokens) {}

  /// Adds the words of the sentence at most 15 tokens before or after `mention` to `summary`,
  /// without those of the mention. Returns the sentence, GLOSS_NONE if there is none.
  std::uint32_t summarize(Span mention, Summary& summary) const;

 private:
  std::span<const Contribution> between(const Passage& passage, std::uint32_t token_begin,
                                        std::uint32_t token_end) const;

  const Tone* tone_;
  const LayerView* tokens_;
};

}  // namespace gloss::sentiment
