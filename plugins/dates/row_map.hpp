#pragma once
/// A hash map from lower-case words to their rows. Most words of a text are not in it: a look-up of
/// one reads eight of its bytes and, as a rule, one place of the table.
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "dates/word.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

class RowMap {
 public:
  /// The row of `word`, added if it is new. Valid until the next word is added.
  Row& operator[](std::string_view word);

  /// The row of `word`; null if there is none.
  const Row* find(std::string_view word) const {
    const std::uint64_t head = head_of(word);
    for (std::size_t at = place_of(head, word.size());; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.entry == 0) return nullptr;
      if (slot.head != head || slot.size != word.size()) continue;
      const Entry& entry = entries_[slot.entry - 1];
      if (word.size() <= 8 || entry.word == word) return &entry.row;
    }
  }

  /// The first eight bytes of a word, or all of a shorter one; with its size, they tell words of
  /// eight or fewer apart.
  static std::uint64_t head_of(std::string_view word) {
    std::uint64_t head = 0;
    if (word.size() >= 8) {
      std::memcpy(&head, word.data(), 8);
    } else if (word.size() >= 4) {
      std::uint32_t first = 0, last = 0;
      std::memcpy(&first, word.data(), 4);
      std::memcpy(&last, word.data() + word.size() - 4, 4);
      head = std::uint64_t{last} << 32 | first;
    } else {
      for (const char byte : word) head = head << 8 | static_cast<unsigned char>(byte);
    }
    return head;
  }

 private:
  struct Entry {
    std::string word;
    Row row;
  };
  struct Slot {
    std::uint64_t head = 0;
    std::uint32_t size = 0, entry = 0;  // one more than its place in entries_; 0: free
  };

  std::size_t place_of(std::uint64_t head, std::size_t size) const {
    return ((head ^ size) * 0x9E3779B97F4A7C15u >> 32) & (slots_.size() - 1);
  }
  void insert(std::uint32_t entry);

  std::vector<Entry> entries_;
  std::vector<Slot> slots_ = std::vector<Slot>(4096);
};

}  // namespace dates
}  // namespace gloss
