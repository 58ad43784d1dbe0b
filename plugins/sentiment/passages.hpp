#pragma once
/// A document cut into passages: its sentences, and what lies between them.
#include <gloss/layer_view.hpp>

#include "sentiment/named_words.hpp"
#include "sentiment/tone.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// The words of one document with all that is known of them. Reuses its memory; one thread at a
/// time.
struct Reader {
  std::vector<const WordRow*> rows;  ///< by token, as Scan::make() fills them
  std::vector<Change> changes;       ///< by passage
  std::vector<Passage> passages;
  std::vector<Contribution> contributions;  ///< by passage
  Scan scan;
  NamedWords named;  ///< to be filled before read_passages()

  /// The words of `passage`. Borrows them.
  Sentence of(const Passage& passage) const {
    return {
        Rows(rows).subspan(passage.token_begin, passage.token_end - passage.token_begin),
        std::span(changes).subspan(passage.change_begin, passage.change_end - passage.change_begin),
        passage.contrast};
  }
};

/// Fills `reader` anew, all but its `named`. `words` are those of `tokens`. Borrows them, and a row
/// of `tone`.
void read_passages(const LayerView& tokens, const LayerView& sentences, Words words,
                   const SentenceReader& sentence_reader, const ToneSum& tone, Reader& reader);

/// The share of each passage in its document, by sentence_shares().
class PassageShares {
 public:
  explicit PassageShares(std::span<const Passage> passages);
  /// How many have a share.
  std::uint32_t count() const { return count_; }
  /// That of the next passage.
  float next(const Passage& passage) {
    if (has_formulas_ && passage.is_formula) return 0;
    return shares_.of(number_++);
  }

 private:
  bool has_formulas_;  // beside others
  std::uint32_t count_, number_ = 0;
  SentenceShares shares_;
};

/// The sum of a document: the mean of its passages.
Sum sum_of(std::span<const Passage> passages, Weight of_document);

/// Where a mention stands.
struct MentionPlace {
  std::uint32_t first,
      past;               ///< its tokens are [first, past), at least one unless it is behind all
  std::uint32_t passage;  ///< of the first; the number of passages if it is behind all
};

/// Places the mentions of a layer, which come in the order of their begins. Borrows the tokens and
/// the reader.
class MentionPlaces {
 public:
  MentionPlaces(const LayerView& tokens, const Reader& reader) : tokens_(tokens), reader_(reader) {}
  MentionPlace of(Span mention);
  MentionPlace of(TokenRange mention);

 private:
  const LayerView& tokens_;
  const Reader& reader_;
  std::uint32_t token_ = 0, passage_ = 0;  // of the last mention
};

}  // namespace sentiment
}  // namespace gloss
