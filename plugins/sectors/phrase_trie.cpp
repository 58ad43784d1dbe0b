#include "phrase_trie.hpp"

#include <bit>
#include <utility>

namespace gloss::sectors {

PhraseTrie::PhraseTrie() : nodes_(1), edges_(1024), shift_(64 - 10) {}

void PhraseTrie::add(std::span<const std::uint32_t> words, std::uint32_t value) {
  Node node = none;
  for (const std::uint32_t word : words) node = follow(node, word);
  if (nodes_[node].value == no_value) nodes_[node].value = value;
}

PhraseTrie::Node PhraseTrie::follow(Node node, std::uint32_t word) {
  // Word numbers begin with 1, so the key of an edge is never 0.
  const std::uint64_t wanted = key(node, word);
  if (const Edge& edge = edges_[slot(wanted)]; edge.key == wanted) return edge.to;
  if (++edge_count_ * 2 > edges_.size()) grow();
  const auto created = static_cast<Node>(nodes_.size());
  nodes_.emplace_back();
  nodes_[node].has_followers = true;
  edges_[slot(wanted)] = {wanted, created};
  edge_filter_.add(pair_hash(node, word));
  return created;
}

void PhraseTrie::grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  shift_ = 64 - std::countr_zero(edges_.size());
  for (const Edge& edge : old)
    if (edge.key != 0) edges_[slot(edge.key)] = edge;
}

}  // namespace gloss::sectors
