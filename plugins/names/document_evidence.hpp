#pragma once
/// The uses of a word in the rest of a document.
#include <array>
#include <bitset>
#include <cstdint>
#include <vector>

#include "names/context.hpp"
#include "names/tags.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Counts how the words of a document are tagged. Kept between documents, to reuse its memory.
class DocumentEvidence {
 public:
  void clear();
  /// A word in small letters, by Row::lower_hash.
  void add_small(std::uint32_t lower_hash) { small_[lower_hash & small_mask] = true; }
  /// Counts an occurrence of a word with a capital; returns the number of the word.
  std::uint32_t add(std::uint32_t lower_hash, Tag tag);
  /// The evidence::code of word `number` for an occurrence that is tagged `tag` itself.
  std::uint8_t code(std::uint32_t number, Tag tag) const;
  /// Whether all occurrences of word `number` are of one kind, and none is small that is a name
  /// elsewhere. REQUIRES: all words of the document are added.
  bool is_at_one(std::uint32_t number) const;

 private:
  static constexpr std::uint32_t small_mask = (1u << 12) - 1;
  static constexpr std::uint32_t kind_of(Tag tag) {
    return tag == outside ? 0 : 1 + static_cast<std::uint32_t>(type_of(tag));
  }
  struct Use {
    std::uint32_t lower_hash = 0;
    std::array<std::uint16_t, 1 + type_count> counts = {};
  };
  struct Slot {
    std::uint32_t document = 0;  ///< the slot is empty unless this is the present one
    std::uint32_t number = 0;
  };
  /// The slot of the word, or the empty one where it would stand.
  Slot& find(std::uint32_t lower_hash);
  void grow();

  std::bitset<small_mask + 1> small_;  ///< may claim a word that is not there
  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::vector<Use> uses_;
  std::uint32_t document_ = 1;
};

}  // namespace names
}  // namespace gloss
