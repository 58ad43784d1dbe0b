#include "dates/atoms.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace gloss::dates {

void AtomList::grow() {
  const std::size_t size = 2 * count_ + 64;
  auto joined = std::make_unique<bool[]>(size);
  std::copy_n(joined_.get(), count_, joined.get());
  joined_ = std::move(joined);
  rows_.resize(size);
  spans_.resize(size);
  ids_.resize(size);
  std::iota(ids_.begin(), ids_.end(), 0u);
}

Reader AtomList::reader(std::string_view text, MarkView marks, bool colloquial) const {
  const std::span<const std::uint32_t> ids = std::span(ids_).first(count_);
  const Tokens atoms(spans_.data(), {ids, rows_.data(), sizeof(Row)});
  return {text, atoms, joined_.get(), marks, colloquial};
}

Reader AtomList::reader(std::string_view text, bool colloquial) {
  std::uint8_t* const marks = marks_.reset(count_);
  for (std::size_t i = 0; i < count_; ++i) {
    const unsigned joined = joined_[i] ? unsigned{Row::trigger} : 0u;
    marks[i] = static_cast<std::uint8_t>(rows_[i].scan | joined);
  }
  return reader(text, marks_.view(), colloquial);
}

}  // namespace gloss::dates
