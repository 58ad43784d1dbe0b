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
  /// A word with a capital and its tag.
  void add(std::uint32_t lower_hash, Tag tag);
  /// The evidence::code of a word that is tagged `tag` itself.
  std::uint8_t code(std::uint32_t lower_hash, Tag tag) const;
  /// Whether all other occurrences of a word that is tagged `tag` are of the same kind, or there
  /// are none.
  bool agrees(std::uint32_t lower_hash, Tag tag) const;

 private:
  static constexpr std::uint32_t small_mask = (1u << 14) - 1;
  static constexpr std::uint32_t kind_of(Tag tag) {
    return tag == outside ? 0 : 1 + static_cast<std::uint32_t>(type_of(tag));
  }
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t document = 0;  ///< the slot is empty unless this is the present one
    std::array<std::uint16_t, 1 + type_count> counts = {};
  };
  /// The number of the slot that has `key`, or of the empty one where it would stand.
  std::size_t find(std::uint32_t key) const;

  std::bitset<small_mask + 1> small_;  ///< may claim a word that is not there
  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::uint32_t used_ = 0, document_ = 1;
};

}  // namespace names
}  // namespace gloss
