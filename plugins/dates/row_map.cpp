#include "dates/row_map.hpp"

namespace gloss::dates {

Row& RowMap::operator[](std::string_view word) {
  if (const Row* known = find(word)) return const_cast<Row&>(*known);
  entries_.push_back({std::string(word), {}});
  const auto count = static_cast<std::uint32_t>(entries_.size());
  if (4 * std::size_t{count} > slots_.size()) {
    slots_.assign(2 * slots_.size(), {});
    for (std::uint32_t entry = 1; entry < count; ++entry) insert(entry);
  }
  insert(count);
  return entries_.back().row;
}

void RowMap::insert(std::uint32_t entry) {
  const std::string_view word = entries_[entry - 1].word;
  const std::uint64_t head = head_of(word);
  std::size_t at = place_of(head, word.size());
  while (slots_[at].entry != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {head, static_cast<std::uint32_t>(word.size()), entry};
}

}  // namespace gloss::dates
