#include "record_tree.hpp"

#include <algorithm>
#include <utility>

namespace glossator {

void RecordTree::begin(const Layer& layer) {
  const auto records = layer.raw_records();
  nodes_.clear();
  const auto is_child = [](const gloss_record& record) { return record.parent != GLOSS_NONE; };
  const auto children = std::count_if(records.begin(), records.end(), is_child);
  if (children == 0) return;

  nodes_.resize(records.size());
  auto ids = static_cast<std::uint32_t>(records.size() - static_cast<std::size_t>(children));
  for (std::size_t i = records.size(); i-- > 0;) {  // backwards, so that children keep their order
    if (!is_child(records[i])) {
      nodes_[i].id = --ids;
      continue;
    }
    Node& parent = nodes_[records[i].parent];
    nodes_[i].next_sibling = std::exchange(parent.first_child, static_cast<std::uint32_t>(i));
  }
}

}  // namespace glossator
