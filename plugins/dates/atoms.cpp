#include "dates/atoms.hpp"

namespace gloss::dates {

Reader AtomList::reader(std::string_view text, bool colloquial) {
  std::uint8_t* const marks = marks_.reset(count_);
  for (std::size_t i = 0; i < count_; ++i) {
    const unsigned joined = atoms_[i].joined ? unsigned{Row::trigger} : 0u;
    marks[i] = static_cast<std::uint8_t>(atoms_[i].row->scan | joined);
  }
  return {text, atoms(), marks_.view(), colloquial};
}

}  // namespace gloss::dates
