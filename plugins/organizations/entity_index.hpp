#pragma once
/// Finds the organizations that have a word in their names.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

/// Chains of entities by the id of a word in their names. Kept between documents, to reuse its
/// memory.
class EntityIndex {
 public:
  void clear() {
    for (const std::uint32_t word : used_) heads_[word] = 0;
    used_.clear(), nodes_.clear();
  }

  void add(std::uint32_t word_id, std::uint32_t entity) {
    if (word_id >= heads_.size())
      heads_.resize(std::max<std::size_t>(word_id + 1, 2 * heads_.size()));
    if (heads_[word_id] == 0) used_.push_back(word_id);
    nodes_.push_back({entity, heads_[word_id]});
    heads_[word_id] = static_cast<std::uint32_t>(nodes_.size());
  }

  /// Calls `use(entity)` for the newest entities with this word, newest first, until it returns
  /// true. Stops after a fixed number, because a text with more of them is a table.
  template <class Use>
  void each(std::uint32_t word_id, Use use) const {
    constexpr unsigned most = 32;
    if (word_id >= heads_.size()) return;
    std::uint32_t at = heads_[word_id];
    for (unsigned seen = 0; at != 0 && seen < most; ++seen, at = nodes_[at - 1].next)
      if (use(nodes_[at - 1].entity)) return;
  }

 private:
  struct Node {
    std::uint32_t entity, next;
  };
  std::vector<std::uint32_t> heads_;  // node number + 1, by word id
  std::vector<std::uint32_t> used_;
  std::vector<Node> nodes_;
};

}  // namespace organizations
}  // namespace gloss
