#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "list_format.hpp"

namespace gloss::gazetteer {

/// The sections of a compiled list that hold its automaton.
struct LinkedNodes {
  std::vector<Node> nodes;
  std::vector<std::uint32_t> slots;          ///< of the children of large families
  std::vector<std::uint32_t> first_entries;  ///< by node

  /// The root's child by word id, 1 to `word_count`.
  std::vector<std::uint32_t> root_children(std::uint32_t word_count) const;
  /// Fills `slots`.
  void place_large_families();
};

/// Builds the automaton of Aho and Corasick (Efficient string matching, 1975) over word ids, for
/// phrases read from right to left. So all phrases that end in a state begin at the word read last,
/// and the longest comes first.
class PhraseTrie {
 public:
  /// Adds a phrase with entry number `entry`; links the `entries` of equal phrases.
  void add(std::span<const std::uint32_t> words, std::uint32_t entry, std::vector<Entry>& entries);

  /// Sets the links between nodes, and numbers the nodes so that siblings are adjacent. Call once.
  LinkedNodes finish();

 private:
  struct Growing {
    std::uint32_t parent = 0, word = 0;
    std::uint32_t fail = 0, accept = 0;
    std::uint32_t first_entry = 0, last_entry = 0;  // number + 1
    std::uint32_t depth = 0;
  };

  std::uint32_t find(std::uint32_t parent, std::uint32_t word) const;
  std::uint32_t find_or_add(std::uint32_t parent, std::uint32_t word);
  void place(std::uint32_t number);
  void grow();
  void link(std::span<const std::uint32_t> order);
  std::vector<std::uint32_t> by_family() const;

  std::vector<Growing> nodes_ = std::vector<Growing>(1);
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(16, 0);
  std::size_t mask_ = 15;
};

}  // namespace gloss::gazetteer
