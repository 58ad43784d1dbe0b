#include "record_tree.hpp"

#include <algorithm>

namespace glossator {

void RecordTree::begin(const Layer& layer) {
  const auto records = layer.raw_records();
  id_.clear();
  first_child_.clear();
  next_sibling_.clear();
  const auto is_child = [](const gloss_record& record) { return record.parent != GLOSS_NONE; };
  if (std::none_of(records.begin(), records.end(), is_child)) return;

  id_.resize(records.size());
  first_child_.assign(records.size(), none);
  next_sibling_.assign(records.size(), none);
  std::uint32_t ids = 0;
  for (std::size_t i = 0; i < records.size(); ++i)
    if (!is_child(records[i])) id_[i] = ids++;
  for (std::size_t i = records.size(); i-- > 0;) {  // backwards, so that children keep their order
    if (!is_child(records[i])) continue;
    next_sibling_[i] = first_child_[records[i].parent];
    first_child_[records[i].parent] = static_cast<std::uint32_t>(i);
  }
}

}  // namespace glossator
