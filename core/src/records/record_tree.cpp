#include "records/record_tree.hpp"

#include <algorithm>
#include <utility>

namespace glossator {

void RecordTree::begin(const Layer& layer) {
  const auto records = layer.raw_records();
  nodes_.clear();
  const auto is_child = [](const gloss_record& record) { return record.parent != GLOSS_NONE; };
  if (std::none_of(records.begin(), records.end(), is_child)) return;

  nodes_.resize(records.size());
  std::uint32_t ids = 0;
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    if (!is_child(records[i])) {
      nodes_[i].id = ids++;
      continue;
    }
    Node& parent = nodes_[records[i].parent];
    const std::uint32_t before = std::exchange(parent.last_child, i);
    (before == none ? parent.first_child : nodes_[before].next_sibling) = i;
  }
}

}  // namespace glossator
