#include <algorithm>

#include "glossator/query.hpp"

namespace glossator {
namespace {

constexpr std::uint32_t width = 16;  // records in a block, and blocks in one of the next level

// The records in a block of a level, as a power of two.
constexpr unsigned shift(unsigned level) { return 4 * (level + 1); }

bool is_multiple(std::uint32_t index, unsigned level) {
  return (index & ((std::uint64_t{1} << shift(level)) - 1)) == 0;
}

}  // namespace

SpanIndex::Ends SpanIndex::joined(Ends a, Ends b) {
  return {std::min(a.least, b.least), std::max(a.most, b.most)};
}

void SpanIndex::build(const Layer& layer) {
  layer_ = &layer;
  records_ = layer.raw_records();
  first_ = 0;
  first_ = first_not([](const gloss_record& r) { return r.flags & GLOSS_RECORD_DOCUMENT; });
  blocks_.clear();
  levels_ = 0;
  for (std::size_t at = 0; at < records_.size(); ++at) {
    const Ends end{records_[at].end, records_[at].end};
    if (at % width == 0)
      blocks_.push_back(end);
    else
      blocks_.back() = joined(blocks_.back(), end);
  }
  for (std::size_t begin = 0, end = blocks_.size(); begin < end;) {
    level_begin_[levels_++] = static_cast<std::uint32_t>(begin);
    if (end - begin == 1) break;
    for (std::size_t at = begin; at < end; ++at) {
      if ((at - begin) % width == 0)
        blocks_.push_back(Ends(blocks_[at]));
      else
        blocks_.back() = joined(blocks_.back(), blocks_[at]);
    }
    begin = end;
    end = blocks_.size();
  }
}

// Records are sorted, so that those of which `is_before` holds stand before all others.
template <class IsBefore>
std::uint32_t SpanIndex::first_not(IsBefore is_before) const {
  const auto placed = records_.subspan(first_);
  return first_ +
         static_cast<std::uint32_t>(std::partition_point(placed.begin(), placed.end(), is_before) -
                                    placed.begin());
}

std::uint32_t SpanIndex::first_from(std::uint32_t offset) const {
  return first_not([&](const gloss_record& r) { return r.begin < offset; });
}

std::uint32_t SpanIndex::first_after(std::uint32_t offset) const {
  return first_not([&](const gloss_record& r) { return r.begin <= offset; });
}

// The first record of [index, limit) whose end is wanted, or `limit`. Blocks without one are
// skipped, the largest that begins at the index at a time.
std::uint32_t SpanIndex::next(std::uint32_t index, std::uint32_t limit, Ends wanted) const {
  while (index < limit) {
    std::uint64_t skipped = 0;
    for (unsigned level = 0; level < levels_ && is_multiple(index, level); ++level) {
      const Ends& block = blocks_[level_begin_[level] + (index >> shift(level))];
      if (block.most >= wanted.least && block.least <= wanted.most) break;
      skipped = std::uint64_t{1} << shift(level);
    }
    const std::uint32_t end = records_[index].end;
    if (skipped == 0 && end >= wanted.least && end <= wanted.most) return index;
    index = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(limit, index + std::max<std::uint64_t>(skipped, 1)));
  }
  return limit;
}

// The last record before `index` that ends at `most` or before it, or first_ if there is none.
std::uint32_t SpanIndex::previous(std::uint32_t index, std::uint32_t most) const {
  while (index > first_) {
    std::uint64_t skipped = 0;
    for (unsigned level = 0; level < levels_ && is_multiple(index, level); ++level) {
      if (blocks_[level_begin_[level] + (index >> shift(level)) - 1].least <= most) break;
      skipped = std::uint64_t{1} << shift(level);
    }
    if (skipped == 0 && records_[--index].end <= most) return index;
    index -= static_cast<std::uint32_t>(std::min<std::uint64_t>(skipped, index - first_));
  }
  return first_;
}

Selection SpanIndex::at(Span span) const {
  const auto from = first_not([&](const gloss_record& r) {
    return r.begin != span.begin ? r.begin < span.begin : r.end > span.end;
  });
  const auto to = first_not([&](const gloss_record& r) {
    return r.begin != span.begin ? r.begin < span.begin : r.end >= span.end;
  });
  return {*this, from, to};
}

Selection SpanIndex::inside(Span span) const {
  if (span.end < span.begin) return {};
  Selection found(*this, first_from(span.begin), first_after(span.end));
  found.filtered_end_ = found.end_;
  found.most_ = span.end;
  return found;
}

Selection SpanIndex::covering(Span span) const {
  if (span.end < span.begin) return {};
  Selection found(*this, first_, first_after(span.begin));
  found.filtered_end_ = found.end_;
  found.least_ = span.end;
  return found;
}

Selection SpanIndex::overlapping(Span span) const {
  if (span.end < span.begin) return {};
  Selection found(*this, first_, first_after(span.end));
  found.filtered_end_ = first_from(span.begin);
  if (span.begin == span.end) {
    found.least_ = span.begin;
  } else {  // not what ends where it begins, nor what begins where it ends, unless that is empty
    found.least_ = span.begin + 1;
    found.gap_begin_ = first_from(span.end);
    found.gap_end_ = at({span.end, span.end}).first_;
  }
  return found;
}

Selection SpanIndex::following(std::uint32_t offset, std::uint32_t count) const {
  const std::uint32_t from = first_from(offset);
  const auto size = static_cast<std::uint32_t>(records_.size());
  return {*this, from, size - from > count ? from + count : size};
}

Selection SpanIndex::preceding(std::uint32_t offset, std::uint32_t count) const {
  Selection found(*this, first_, first_after(offset));
  if (count == 0) return {};
  if (count != all) {
    std::uint32_t from = found.end_;
    for (; count > 0 && from > first_; --count) from = previous(from, offset);
    found.first_ = from;
  }
  found.filtered_end_ = found.end_;
  found.most_ = offset;
  return found;
}

std::uint32_t Selection::next(std::uint32_t index) const {
  if (index < filtered_end_) index = index_->next(index, filtered_end_, {least_, most_});
  if (index >= gap_begin_ && index < gap_end_) index = gap_end_;
  return index < end_ ? index : end_;
}

std::uint32_t Selection::count() const {
  std::uint32_t count = 0;
  for (auto at = begin(); at != end(); ++at) ++count;
  return count;
}

}  // namespace glossator
