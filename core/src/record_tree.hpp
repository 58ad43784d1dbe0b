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

  bool is_flat() const { return first_child_.empty(); }  ///< no record has a parent
  /// REQUIRES: the record has no parent.
  std::uint32_t id(std::uint32_t record) const { return is_flat() ? record : id_[record]; }
  std::uint32_t first_child(std::uint32_t record) const {
    return is_flat() ? none : first_child_[record];
  }
  std::uint32_t next_sibling(std::uint32_t record) const { return next_sibling_[record]; }

 private:
  std::vector<std::uint32_t> id_, first_child_, next_sibling_;
};

}  // namespace glossator
