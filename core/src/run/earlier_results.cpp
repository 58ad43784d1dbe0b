#include "run/earlier_results.hpp"

#include <algorithm>

namespace glossator {

EarlierResults::EarlierResults(ResultIndex index, const OutputFormat& format, std::string output)
    : index_(std::move(index)),
      format_(format),
      output_(std::move(output)),
      noted_(index_.size()) {}

bool EarlierResults::find(std::string_view id, const DocumentKey& key, ResultSource& source,
                          std::string& result) const {
  // The first of several documents with one key is sound; the run may refuse the others as
  // repeated.
  const std::uint32_t rank = index_.lower_bound(key);
  if (rank == index_.size()) return false;
  const IndexedResult found = index_.at(rank);
  return found.key == key && found.is_sound && source.read(found.place, id, result) &&
         hash_of_result(result) == found.hash;
}

void EarlierResults::note(std::span<const DocumentKey> keys) {
  const std::lock_guard lock(mutex_);
  for (const DocumentKey& key : keys) {
    const std::uint32_t rank = index_.lower_bound({key.id, {}});
    if (rank < index_.size() && index_.at(rank).key.id == key.id) ++noted_[rank];
  }
}

std::uint64_t EarlierResults::dropped() const {
  const std::lock_guard lock(mutex_);
  std::uint64_t dropped = 0;
  for (std::uint32_t begin = 0, end = 0; begin < index_.size(); begin = end) {
    const std::uint64_t id = index_.at(begin).key.id;
    for (end = begin; end < index_.size() && index_.at(end).key.id == id;) ++end;
    dropped += end - begin - std::min(end - begin, noted_[begin]);
  }
  return dropped;
}

}  // namespace glossator
