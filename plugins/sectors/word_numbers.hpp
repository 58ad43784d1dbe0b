#pragma once
/// Numbers for the words of a list.
#include <cstdint>
#include <gloss/text.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model_format.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sectors {

/// Numbers distinct words from 1. Built once, then read by any thread.
class WordNumbers {
 public:
  WordNumbers() : slots_(1024) {}

  /// The number of `word`, which gets the next one if it has none.
  std::uint32_t add(std::string_view word) {
    const std::uint32_t hash = key_hash(word);
    if (const std::uint32_t number = find(word, hash)) return number;
    words_.emplace_back(word);
    if (2 * words_.size() > slots_.size()) grow();
    place({hash, size()});
    return size();
  }
  /// The number of `word`, or 0. REQUIRES: hash == key_hash(word).
  std::uint32_t find(std::string_view word, std::uint32_t hash) const {
    for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[i];
      if (slot.number == 0 || (slot.hash == hash && words_[slot.number - 1] == word))
        return slot.number;
    }
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

 private:
  struct Slot {
    std::uint32_t hash = 0, number = 0;  // 0: free
  };

  void place(Slot slot) {
    std::size_t i = slot.hash & (slots_.size() - 1);
    while (slots_[i].number != 0) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = slot;
  }
  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.number != 0) place(slot);
  }

  std::vector<std::string> words_;
  std::vector<Slot> slots_;  // open addressing, at most half full
};

}  // namespace sectors
}  // namespace gloss
