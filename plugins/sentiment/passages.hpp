#pragma once
/// A document cut into passages: its sentences, and what lies between them.
#include <gloss/layer_view.hpp>

#include "sentiment/tone.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// The words of one document with all that is known of them. Reuses its memory; one thread at a
/// time.
struct Reader {
  std::vector<const WordRow*> rows;  ///< by token
  std::vector<Reading> readings;     ///< by token; causes count from the passage's first token
  std::vector<Passage> passages;
  std::vector<Contribution> contributions;  ///< by passage

  std::span<const Reading> of(const Passage& passage) const {
    return std::span(readings).subspan(passage.token_begin,
                                       passage.token_end - passage.token_begin);
  }
};

/// Fills all but `rows`. REQUIRES: `reader.rows` are those of `tokens`.
void read_passages(const LayerView& tokens, const LayerView& sentences,
                   const SentenceReader& sentence_reader, const ToneSum& tone, Reader& reader);

/// The sum of a document: the mean of its passages, by sentence_shares().
Sum sum_of(std::span<const Passage> passages, Weight of_document);

/// The number of the first token that ends after `begin`, or of the first that begins at or after
/// `end`.
std::uint32_t first_token_after(const LayerView& tokens, std::uint32_t begin);
std::uint32_t first_token_from(const LayerView& tokens, std::uint32_t end);

}  // namespace sentiment
}  // namespace gloss
