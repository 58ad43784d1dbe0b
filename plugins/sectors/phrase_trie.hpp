#pragma once
/// Phrases over word numbers, matched word by word.
#include <cstdint>
#include <gloss/hash_filter.hpp>
#include <span>
#include <vector>

namespace gloss {
namespace GLOSS_HIDDEN sectors {

/// Maps sequences of word numbers to a value. Built once, then read by any thread.
/// A look-up of one step costs one probe of a hash table; nodes without followers cost none.
class PhraseTrie {
 public:
  using Node = std::uint32_t;
  static constexpr Node none = 0;  ///< no phrase begins like this; also the node before any word
  static constexpr std::uint32_t no_value = 0xFFFFFFFF;

  PhraseTrie();

  /// Gives `words` the value, unless they have one. REQUIRES: words is not empty.
  void add(std::span<const std::uint32_t> words, std::uint32_t value);

  /// The node after `word` at `node`, or none.
  Node next(Node node, std::uint32_t word) const {
    return nodes_[node].has_followers ? find(node, word) : none;
  }
  /// False if next() is none, and now and then true for none as well. Takes a few instructions.
  bool may_have_next(Node node, std::uint32_t word) const {
    return edge_filter_.may_hold(pair_hash(node, word));
  }
  /// The value of the phrase that ends at `node`, or no_value.
  std::uint32_t value(Node node) const { return nodes_[node].value; }

 private:
  struct Edge {
    std::uint64_t key = 0;  // node and word; 0 is free, for no edge leads from word 0 of node 0
    Node to = none;
  };
  struct Entry {
    std::uint32_t value = no_value;
    bool has_followers = false;
  };

  Node find(Node node, std::uint32_t word) const { return edges_[slot(key(node, word))].to; }
  Node follow(Node node, std::uint32_t word);
  void grow();

  static std::uint64_t key(Node node, std::uint32_t word) {
    return (std::uint64_t{node} << 32) | word;
  }
  /// The slot of `key`, or the free slot for it.
  std::size_t slot(std::uint64_t key) const {
    const std::size_t mask = edges_.size() - 1;
    std::size_t i = (key * 0x9E3779B97F4A7C15u) >> shift_;
    while (edges_[i].key != key && edges_[i].key != 0) i = (i + 1) & mask;
    return i;
  }

  std::vector<Entry> nodes_;
  std::vector<Edge> edges_;  // open addressing, at most half full
  std::size_t edge_count_ = 0;
  int shift_ = 0;               // 64 minus the bits of a slot number
  HashFilter<20> edge_filter_;  // about one bit in ten is set
};

}  // namespace sectors
}  // namespace gloss
