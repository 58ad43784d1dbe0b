#pragma once
/// The words of a document that stand in names: "Grace", "Mourning", "Anti Corruption Commission",
/// "the Full Faith and Credit Act". They tell of no feeling.
#include <array>
#include <gloss/layer_view.hpp>

#include "sentiment/sentence_reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// The tokens of a record: from the first that ends behind its begin to those that begin in it; at
/// least one, unless the record is behind all.
struct TokenRange {
  std::uint32_t first, past;
};

/// The first token from `from` on that begins at or after `offset`. Takes constant time for a near
/// one, and logarithmic time for any.
std::uint32_t first_at(const LayerView& tokens, std::uint32_t from, std::uint32_t offset);

/// Reuses its memory; one thread at a time.
class NamedWords {
 public:
  void clear() { tokens_.clear(), next_ = 0, layers_ = 0; }
  /// Adds the words of the records of a layer of persons or organizations, but not those that are
  /// function words, marks, or names in the model's sense already. `words` are those of `tokens`.
  /// For at most two layers.
  void add(const LayerView& records, const LayerView& tokens, Words words);
  /// Where the records of a layer stand that was added, by its number there. Records of the
  /// document and children have no place.
  std::span<const TokenRange> places(std::size_t layer) const { return places_[layer]; }
  /// Those of the tokens [first, past), as numbers from `first` on, in order. Call it for each
  /// passage in turn. Borrowed until the next call of this or with_titles().
  std::span<const std::uint32_t> of(std::uint32_t first, std::uint32_t past);
  /// The last returned ones, with those that titles have there. `words` are of the same tokens.
  std::span<const std::uint32_t> with_titles(Words words);

 private:
  std::vector<std::uint32_t> tokens_;  // ascending, each once
  std::size_t next_ = 0;               // of them: the first of the next passage
  std::vector<std::uint32_t> found_;
  std::array<std::vector<TokenRange>, 2> places_;
  std::size_t layers_ = 0;  // that were added
};

/// Appends the words of each title among `words`, in order: of capital words up to one that
/// WordRow::ends_title, if a word with a small letter or the first word of all, "The", stands
/// before them.
void add_titles(Words words, std::vector<std::uint32_t>& out);

}  // namespace sentiment
}  // namespace gloss
