#pragma once
#include <cstdint>
#include <vector>

#include "glossator/layer.hpp"

namespace glossator {

/// The children of each record of a layer, and the ids that records have in the output: records
/// without a parent are numbered 0, 1, 2 ... in the layer's order. Reused from layer to layer.
class RecordTree {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;

  void begin(const Layer& layer);

  bool is_flat() const { return nodes_.empty(); }  ///< no record has a parent
  /// REQUIRES: the record has no parent.
  std::uint32_t id(std::uint32_t record) const { return is_flat() ? record : nodes_[record].id; }
  std::uint32_t first_child(std::uint32_t record) const {
    return is_flat() ? none : nodes_[record].first_child;
  }
  std::uint32_t next_sibling(std::uint32_t record) const { return nodes_[record].next_sibling; }

 private:
  struct Node {
    std::uint32_t id = none, first_child = none, last_child = none, next_sibling = none;
  };
  std::vector<Node> nodes_;
};

}  // namespace glossator
