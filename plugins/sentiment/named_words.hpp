#pragma once
/// The words of a document that stand in names: "Grace", "Mourning", "Anti Corruption Commission",
/// "the Full Faith and Credit Act". They tell of no feeling.
#include <gloss/layer_view.hpp>

#include "sentiment/sentence_reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// Reuses its memory; one thread at a time.
class NamedWords {
 public:
  void clear() { tokens_.clear(), next_ = 0; }
  /// Adds the words of the records of a layer of persons or organizations, but not those that are
  /// function words, marks, or names in the model's sense already. `words` are those of `tokens`.
  void add(const LayerView& records, const LayerView& tokens, Words words);
  /// Those of the tokens [first, past), as numbers from `first` on, in order, with those that
  /// titles have there. `words` and `scan` are of these tokens. Call it for each passage in turn.
  /// Borrowed until the next call.
  std::span<const std::uint32_t> of(std::uint32_t first, std::uint32_t past, Words words,
                                    const Scan& scan);

 private:
  std::vector<std::uint32_t> tokens_;  // ascending, each once
  std::size_t next_ = 0;               // of them: the first of the next passage
  std::vector<std::uint32_t> found_;
};

/// Appends the words of each title among `words`, in order: of capital words up to one that
/// WordRow::ends_title, if a word with a small letter or the first word of all, "The", stands
/// before them.
void add_titles(Words words, std::vector<std::uint32_t>& out);

}  // namespace sentiment
}  // namespace gloss
