#include "run/kept_results.hpp"

namespace glossator {

KeptResults::KeptResults(const EarlierResults* earlier)
    : earlier_(earlier), source_(earlier ? earlier->open() : nullptr) {}

bool KeptResults::has(std::size_t index, const DocumentGroup& group) {
  if (!earlier_) return false;
  if (index < looked_up_) return is_found_;
  looked_up_ = index + 1;
  is_found_ =
      earlier_->find(group.documents[index].document.id, group.keys[index], *source_, text_);
  return is_found_;
}

}  // namespace glossator
