#pragma once
/// Reads the contributions of a text's words to its tone, sentence by sentence.
#include <vector>

#include "lexicon.hpp"

namespace gloss::sentiment {

using Words = TypeColumn<WordRow>::View;

/// The contribution of one word. The contributions of intensifier and negator follow that of their
/// trigger, with the same anchor.
struct Contribution {
  std::uint32_t entry;
  std::uint32_t anchor;  ///< the token of the trigger
  Span span;             ///< of the word itself
  double weight;
};

/// The tokens of a sentence (or between sentences), and their contributions.
struct Passage {
  std::uint32_t sentence;  ///< the record that holds it, or GLOSS_NONE
  std::uint32_t token_begin, token_end;
  std::uint32_t contribution_begin, contribution_end;
};

/// The contributions of a document, in the order of anchors. Reuses its memory; one thread at a
/// time.
struct Tone {
  std::vector<Passage> passages;
  std::vector<Contribution> contributions;
};

/// Replaces `tone`. REQUIRES: `words` describes the records of `tokens`.
void read_tone(const Words& words, const LayerView& tokens, const LayerView& sentences, Tone& tone);

}  // namespace gloss::sentiment
