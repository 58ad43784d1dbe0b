#pragma once
/// Finds records by their place, for annotators and for programs that read results.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "layer_view.hpp"
#include "plugin.h"
#include "text.hpp"

// Not hidden: the host's public classes contain these.
namespace gloss {

class SpanIndex;

/// The numbers of the records that a query found, in the layer's order: by begin ascending, then by
/// end descending. Iteration searches for them, so nothing is allocated. Borrowed from its
/// SpanIndex; iterators are borrowed from the Selection.
class Selection {
 public:
  struct Iterator {
    const Selection* selection;
    std::uint32_t index;

    std::uint32_t operator*() const { return index; }
    Iterator& operator++() { return index = selection->next(index + 1), *this; }
    bool operator==(const Iterator&) const = default;
  };

  Selection() = default;
  Iterator begin() const { return {this, next(first_)}; }
  Iterator end() const { return {this, end_}; }
  bool empty() const { return next(first_) == end_; }
  std::optional<std::uint32_t> first() const {
    return empty() ? std::nullopt : std::optional(*begin());
  }
  /// The number of records. Takes as many steps.
  std::uint32_t count() const {
    std::uint32_t count = 0;
    for (auto at = begin(); at != end(); ++at) ++count;
    return count;
  }

 private:
  friend class SpanIndex;
  Selection(const SpanIndex& index, std::uint32_t first, std::uint32_t end)
      : index_(&index), first_(first), end_(end) {}
  std::uint32_t next(std::uint32_t index) const;  // its first record from `index` on

  // The range [first_, end_) without [gap_begin_, gap_end_); before filtered_end_ only records with
  // ends within [least_, most_].
  const SpanIndex* index_ = nullptr;
  std::uint32_t first_ = 0, end_ = 0;
  std::uint32_t filtered_end_ = 0, least_ = 0, most_ = 0xFFFFFFFFu;
  std::uint32_t gap_begin_ = 0, gap_end_ = 0;
};

/// An index over the records of one layer. Spans are half-open, in UTF-8 bytes.
///
/// Each query is an inequality (as in UIMA's select), also for empty spans:
///   at           begin and end are those of the span
///   inside       span.begin <= begin and end <= span.end (UIMA: covered by)
///   covering     begin <= span.begin and span.end <= end
///   overlapping  they share a byte, or one of them is empty and in the other or at its edge
///
/// Every record inside or covering a span also overlaps it; neighbours do not. A query with a
/// record's own span finds that record. Records about the whole document have no place: only
/// document_records() finds them. A span that ends before it begins finds nothing.
///
/// build() takes one pass over the layer and a sixtieth of the memory of its records, which is
/// reused. Each query, and each record that it finds, takes logarithmic time for any nesting.
/// Borrowed from the layer: build it anew for each document. Once built: any number of threads.
class SpanIndex {
 public:
  static constexpr std::uint32_t all = 0xFFFFFFFFu;

  SpanIndex() = default;
  explicit SpanIndex(const LayerView& layer) { build(layer); }
  void build(const LayerView& layer) {
    build(layer.raw().records, layer.raw().record_count, layer.raw().record_size);
  }
  /// `records` are gloss_record, sorted as gloss_call.read_layer() sorts them, `stride` bytes
  /// apart.
  void build(const void* records, std::uint32_t count, std::uint32_t stride);

  Selection at(Span span) const;
  Selection inside(Span span) const;
  Selection covering(Span span) const;
  Selection overlapping(Span span) const;
  /// The first `count` records that begin at `offset` or after it.
  Selection following(std::uint32_t offset, std::uint32_t count = all) const;
  /// The last `count` records, by the layer's order, that end at `offset` or before it. Logarithmic
  /// time for each of them. An empty record at `offset` both precedes and follows it.
  Selection preceding(std::uint32_t offset, std::uint32_t count = all) const;
  /// The records about the whole document.
  Selection document_records() const { return {*this, 0, first_}; }

 private:
  friend class Selection;
  struct Ends {  // the least and the greatest of some ends
    std::uint32_t least, most;
  };
  static constexpr std::uint32_t width = 16;  // records in a block, blocks in one of the next level
  static constexpr unsigned most_levels = 8;  // blocks of 16 records, of 256 ... up to 2^32

  static Ends joined(Ends a, Ends b) {
    return {std::min(a.least, b.least), std::max(a.most, b.most)};
  }
  // The records in a block of a level, as a power of two.
  static constexpr unsigned shift(unsigned level) { return 4 * (level + 1); }
  static bool is_multiple(std::uint32_t index, unsigned level) {
    return (index & ((std::uint64_t{1} << shift(level)) - 1)) == 0;
  }

  const gloss_record& record(std::uint32_t index) const {
    return *reinterpret_cast<const gloss_record*>(records_ + std::size_t{index} * stride_);
  }
  template <class IsBefore>
  std::uint32_t first_not(IsBefore is_before) const;
  std::uint32_t first_from(std::uint32_t offset) const {
    return first_not([&](const gloss_record& r) { return r.begin < offset; });
  }
  std::uint32_t first_after(std::uint32_t offset) const {
    return first_not([&](const gloss_record& r) { return r.begin <= offset; });
  }
  std::uint32_t next(std::uint32_t index, std::uint32_t limit, Ends wanted) const;
  std::uint32_t previous(std::uint32_t index, std::uint32_t most) const;

  const char* records_ = nullptr;
  std::uint32_t size_ = 0, stride_ = sizeof(gloss_record);
  std::uint32_t first_ = 0;   // the first record that has a place
  std::vector<Ends> blocks_;  // level by level, the smallest blocks first
  std::uint32_t level_begin_[most_levels] = {};
  unsigned levels_ = 0;
};

inline void SpanIndex::build(const void* records, std::uint32_t count, std::uint32_t stride) {
  records_ = static_cast<const char*>(records);
  size_ = count;
  stride_ = stride;
  first_ = 0;
  first_ = first_not([](const gloss_record& r) { return r.flags & GLOSS_RECORD_DOCUMENT; });
  blocks_.clear();
  levels_ = 0;
  for (std::uint32_t at = 0; at < size_; ++at) {
    const Ends end{record(at).end, record(at).end};
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

// The first record for which `is_before` is false. Records are sorted so that it is true for all
// before it.
template <class IsBefore>
std::uint32_t SpanIndex::first_not(IsBefore is_before) const {
  std::uint32_t low = first_, high = size_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (is_before(record(middle)))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// The first record of [index, limit) with a wanted end, or `limit`. Skips blocks without one, each
// time the largest that begins at the index.
inline std::uint32_t SpanIndex::next(std::uint32_t index, std::uint32_t limit, Ends wanted) const {
  while (index < limit) {
    std::uint64_t skipped = 0;
    for (unsigned level = 0; level < levels_ && is_multiple(index, level); ++level) {
      const Ends& block = blocks_[level_begin_[level] + (index >> shift(level))];
      if (block.most >= wanted.least && block.least <= wanted.most) break;
      skipped = std::uint64_t{1} << shift(level);
    }
    const std::uint32_t end = record(index).end;
    if (skipped == 0 && end >= wanted.least && end <= wanted.most) return index;
    index = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(limit, index + std::max<std::uint64_t>(skipped, 1)));
  }
  return limit;
}

// The last record before `index` that ends at `most` or before it, or first_ if there is none.
inline std::uint32_t SpanIndex::previous(std::uint32_t index, std::uint32_t most) const {
  while (index > first_) {
    std::uint64_t skipped = 0;
    for (unsigned level = 0; level < levels_ && is_multiple(index, level); ++level) {
      if (blocks_[level_begin_[level] + (index >> shift(level)) - 1].least <= most) break;
      skipped = std::uint64_t{1} << shift(level);
    }
    if (skipped == 0 && record(--index).end <= most) return index;
    index -= static_cast<std::uint32_t>(std::min<std::uint64_t>(skipped, index - first_));
  }
  return first_;
}

inline Selection SpanIndex::at(Span span) const {
  const std::uint32_t begin = span.begin, end = span.end;
  const auto from = first_not(
      [&](const gloss_record& r) { return r.begin != begin ? r.begin < begin : r.end > end; });
  const auto to = first_not(
      [&](const gloss_record& r) { return r.begin != begin ? r.begin < begin : r.end >= end; });
  return {*this, from, to};
}

inline Selection SpanIndex::inside(Span span) const {
  if (span.end < span.begin) return {};
  Selection found(*this, first_from(span.begin), first_after(span.end));
  found.filtered_end_ = found.end_;
  found.most_ = span.end;
  return found;
}

inline Selection SpanIndex::covering(Span span) const {
  if (span.end < span.begin) return {};
  Selection found(*this, first_, first_after(span.begin));
  found.filtered_end_ = found.end_;
  found.least_ = span.end;
  return found;
}

inline Selection SpanIndex::overlapping(Span span) const {
  if (span.end < span.begin) return {};
  Selection found(*this, first_, first_after(span.end));
  found.filtered_end_ = first_from(span.begin);
  if (span.begin == span.end) {
    found.least_ = span.begin;
  } else {  // excludes records that only touch the span, unless they are empty
    found.least_ = span.begin + 1;
    found.gap_begin_ = first_from(span.end);
    found.gap_end_ = at({span.end, span.end}).first_;
  }
  return found;
}

inline Selection SpanIndex::following(std::uint32_t offset, std::uint32_t count) const {
  const std::uint32_t from = first_from(offset);
  return {*this, from, size_ - from > count ? from + count : size_};
}

inline Selection SpanIndex::preceding(std::uint32_t offset, std::uint32_t count) const {
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

inline std::uint32_t Selection::next(std::uint32_t index) const {
  if (index < filtered_end_) index = index_->next(index, filtered_end_, {least_, most_});
  if (index >= gap_begin_ && index < gap_end_) index = gap_end_;
  return index < end_ ? index : end_;
}

}  // namespace gloss
