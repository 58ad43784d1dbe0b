#pragma once
/// Numbers filed under keys, for annotators that compare the mentions of a document.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

/// A list of numbers for each 64-bit key, newest first. Adding, finding and clear() take constant
/// time. Keeps its memory, up to a bound. One thread at a time.
class KeyChains {
 public:
  void clear() {
    constexpr std::size_t most_kept = std::size_t{1} << 16;
    nodes_.clear();
    filter_ = 0;
    if (used_ == 0) return;
    if (slots_.size() > most_kept || round_ == 0xFFFFFFFFu) slots_.clear(), round_ = 0;
    ++round_;
    used_ = 0;
  }

  void add(std::uint64_t key, std::uint32_t number) {
    nodes_.push_back({key, number, 0});
    filter_ |= bit_of(key);
    if (nodes_.size() > most_scanned) index();
  }

  /// Calls `use(number)` for the newest numbers of `key` until it returns true, at most
  /// `longest_look` times: a text with more is a table, and must not take quadratic time.
  template <class Use>
  void each(std::uint64_t key, Use use) const {
    if ((filter_ & bit_of(key)) == 0) return;
    if (used_ == 0) {
      for (std::size_t i = nodes_.size(); i-- > 0;)
        if (nodes_[i].key == key && use(nodes_[i].number)) return;
      return;
    }
    const Slot& slot = slots_[slot_of(key)];
    std::uint32_t at = slot.round == round_ ? slot.head : 0;
    for (unsigned seen = 0; at != 0 && seen < longest_look; ++seen, at = nodes_[at - 1].next)
      if (use(nodes_[at - 1].number)) return;
  }

  static constexpr unsigned longest_look = 32;

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t head = 0;   // node number + 1
    std::uint32_t round = 0;  // free unless it is round_
  };
  struct Node {
    std::uint64_t key;
    std::uint32_t number, next;
  };

  /// Most documents have a few mentions, which are found sooner by a walk over all of them.
  static constexpr std::size_t most_scanned = 12;
  static_assert(most_scanned <= longest_look);

  static std::uint64_t bit_of(std::uint64_t key) {
    return std::uint64_t{1} << (key * 0x9E3779B97F4A7C15u >> 58);
  }

  /// Files the last node; and all the others, if none is filed yet.
  [[gnu::noinline]] void index() {
    const std::size_t first = used_ == 0 ? 0 : nodes_.size() - 1;
    for (std::size_t i = first; i < nodes_.size(); ++i) {
      if (2 * (used_ + 1) > slots_.size()) grow();
      Slot& slot = slots_[slot_of(nodes_[i].key)];
      if (slot.round != round_) {
        slot = {nodes_[i].key, 0, round_};
        ++used_;
      }
      nodes_[i].next = slot.head;
      slot.head = static_cast<std::uint32_t>(i + 1);
    }
  }

  /// The slot that holds `key`, or the free one for it. REQUIRES: a free slot.
  std::size_t slot_of(std::uint64_t key) const {
    std::uint64_t mixed = key * 0x9E3779B97F4A7C15u;
    mixed ^= mixed >> 32;
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = mixed & mask;
    while (slots_[i].round == round_ && slots_[i].key != key) i = (i + 1) & mask;
    return i;
  }

  void grow() {
    std::vector<Slot> old(std::max<std::size_t>(64, 2 * slots_.size()));
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.round == round_) slots_[slot_of(slot.key)] = slot;
  }

  std::vector<Slot> slots_;  // a power of two of them, at most half used
  std::vector<Node> nodes_;
  std::size_t used_ = 0;      // 0: no node is filed
  std::uint64_t filter_ = 0;  // a bit for each key: most keys that are asked for have no number
  std::uint32_t round_ = 1;  // of clear()
};

}  // namespace gloss
