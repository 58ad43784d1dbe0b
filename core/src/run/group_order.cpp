#include "run/group_order.hpp"

#include <utility>

namespace glossator {

std::unique_ptr<DocumentGroup> GroupOrder::empty_group() {
  if (unused_.empty()) return std::make_unique<DocumentGroup>();
  std::unique_ptr<DocumentGroup> group = std::move(unused_.back());
  unused_.pop_back();
  group->clear();
  return group;
}

void GroupOrder::put(std::unique_ptr<DocumentGroup> group) {
  finished_.emplace(group->number, std::move(group));
}

std::unique_ptr<DocumentGroup> GroupOrder::next() {
  for (auto first = finished_.begin(); first != finished_.end() && first->first == next_number_;
       first = finished_.begin()) {
    std::unique_ptr<DocumentGroup> part = std::move(first->second);
    finished_.erase(first);
    ++next_number_;
    ended_ += part->ends_group;
    if (!joins_ || part->is_whole()) return part;
    const bool is_last = part->ends_group || part->gave_up;
    if (!joined_) joined_ = empty_group();
    joined_->append(*part);
    take_back(std::move(part));
    if (is_last) return std::move(joined_);
  }
  return nullptr;
}

}  // namespace glossator
