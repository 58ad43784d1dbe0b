#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "api.hpp"
#include "layer.hpp"

namespace GLOSSATOR_API glossator {

class SpanIndex;

/// The records that a query found, in the layer's order: begin up, end down. They are looked for
/// while iterating, so nothing is allocated. Borrowed from its SpanIndex; iterators from the
/// Selection.
class Selection {
 public:
  struct Iterator {
    const Selection* selection;
    std::uint32_t index;

    Record operator*() const;
    Iterator& operator++();
    bool operator==(const Iterator&) const = default;
  };

  Selection() = default;
  Iterator begin() const { return {this, next(first_)}; }
  Iterator end() const { return {this, end_}; }
  bool empty() const { return next(first_) == end_; }
  std::optional<Record> first() const { return empty() ? std::nullopt : std::optional(*begin()); }
  /// As many steps as there are records.
  std::uint32_t count() const;

 private:
  friend class SpanIndex;
  Selection(const SpanIndex& index, std::uint32_t first, std::uint32_t end)
      : index_(&index), first_(first), end_(end) {}
  std::uint32_t next(std::uint32_t index) const;  // the first record of it from `index` on

  // [first_, end_) without [gap_begin_, gap_end_); of those before filtered_end_, only those whose
  // ends are within [least_, most_].
  const SpanIndex* index_ = nullptr;
  std::uint32_t first_ = 0, end_ = 0;
  std::uint32_t filtered_end_ = 0, least_ = 0, most_ = 0xFFFFFFFFu;
  std::uint32_t gap_begin_ = 0, gap_end_ = 0;
};

/// Finds records of one layer by where they stand. Spans are half-open, in UTF-8 bytes.
///
/// What is asked for is an inequality (as in UIMA's select), and holds for empty spans too:
///   at           begin and end are those of the span
///   inside       span.begin <= begin and end <= span.end (UIMA: covered by)
///   covering     begin <= span.begin and span.end <= end
///   overlapping  they share a byte, or one of them is empty and in the other or at its edge
/// All that is inside or covering is overlapping, and neighbours are not. A record that is asked
/// for by its own span finds itself. Records about the whole document have no place: only
/// document_records() finds them. A span that ends before it begins finds nothing.
///
/// To build it takes one pass over the layer, and a sixtieth of its records' memory, which is
/// reused; each query takes logarithmic time, and so does each record that it finds, however the
/// records nest. Borrowed from the layer: build it anew for each document. Once built: any number
/// of threads.
class SpanIndex {
 public:
  static constexpr std::uint32_t all = 0xFFFFFFFFu;

  SpanIndex() = default;
  explicit SpanIndex(const Layer& layer) { build(layer); }
  void build(const Layer& layer);

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
  static constexpr unsigned most_levels = 8;  // blocks of 16 records, of 256 ... up to 2^32

  static Ends joined(Ends a, Ends b);
  template <class IsBefore>
  std::uint32_t first_not(IsBefore is_before) const;
  std::uint32_t first_from(std::uint32_t offset) const;
  std::uint32_t first_after(std::uint32_t offset) const;
  std::uint32_t next(std::uint32_t index, std::uint32_t limit, Ends wanted) const;
  std::uint32_t previous(std::uint32_t index, std::uint32_t most) const;

  const Layer* layer_ = nullptr;
  std::span<const gloss_record> records_;
  std::uint32_t first_ = 0;   // of the records that have a place
  std::vector<Ends> blocks_;  // level by level, the smallest blocks first
  std::uint32_t level_begin_[most_levels] = {};
  unsigned levels_ = 0;
};

inline Record Selection::Iterator::operator*() const { return (*selection->index_->layer_)[index]; }
inline Selection::Iterator& Selection::Iterator::operator++() {
  index = selection->next(index + 1);
  return *this;
}

}  // namespace glossator
