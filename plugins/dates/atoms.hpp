#pragma once
/// The atoms of a piece of text in which not each token is one.
#include <cstdint>
#include <memory>
#include <vector>

#include "dates/holidays.hpp"
#include "dates/reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Kept from piece to piece.
class AtomList {
 public:
  void clear() { count_ = 0; }
  /// Adds a word; `joined`: a part of a token, but not its first.
  void add(const Row& row, Span span, bool joined) {
    if (count_ == rows_.size()) grow();
    set(count_++, row, span, joined);
  }

  /// Makes one atom of the words of each name of a holiday; `row_of` completes its row.
  template <class RowOf>
  void join_holidays(std::string_view text, const Holidays& holidays, RowOf row_of);

  /// The piece. Valid until the next change.
  Reader reader(std::string_view text, bool colloquial);

 private:
  void grow();
  void set(std::size_t at, const Row& row, Span span, bool joined) {
    rows_[at] = row;
    spans_[at] = span;
    joined_[at] = joined;
  }
  Reader reader(std::string_view text, MarkView marks, bool colloquial) const;

  // More than used, so that they are not made again.
  std::vector<Row> rows_;
  std::vector<Span> spans_;
  std::unique_ptr<bool[]> joined_;
  std::vector<std::uint32_t> ids_;  // of the rows: 0, 1, 2 ...
  std::size_t count_ = 0;
  Marks marks_;
};

template <class RowOf>
void AtomList::join_holidays(std::string_view text, const Holidays& holidays, RowOf row_of) {
  const Reader in = reader(text, {}, false);
  std::int32_t number = 0;
  std::size_t kept = 0;  // never more than `at`, so that what is read still stands
  for (std::uint32_t at = 0; at < in.size();) {
    const std::uint32_t last = in.is(at, Word::holiday_word) ? holidays.read(in, at, number) : at;
    if (last == at) {
      if (kept != at) set(kept, rows_[at], spans_[at], joined_[at]);
      ++kept, ++at;
      continue;
    }
    const Span name{spans_[at].begin, spans_[last - 1].end};
    set(kept++, row_of(rows_[at], number), name, false);
    at = last;
  }
  count_ = kept;
}

}  // namespace dates
}  // namespace gloss
