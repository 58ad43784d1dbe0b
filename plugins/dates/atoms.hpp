#pragma once
/// The atoms of a piece of text in which not each token is one.
#include <deque>
#include <span>
#include <vector>

#include "dates/holidays.hpp"
#include "dates/reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Kept from piece to piece.
class AtomList {
 public:
  void clear() {
    count_ = 0;
    rows_.clear();
  }
  /// Adds a word; `joined`: a part of a token, but not its first. Borrows the row.
  void add(const Row& row, Span span, bool joined) {
    if (count_ == atoms_.size()) atoms_.resize(2 * count_ + 64);
    const bool touching = count_ > 0 && atoms_[count_ - 1].span.end == span.begin;
    atoms_[count_++] = {&row, span, joined, touching};
  }
  /// A row of the list's own.
  const Row& keep(const Row& row) { return rows_.emplace_back(row); }

  /// Makes one atom of the words of each name of a holiday; `row_of` completes its row.
  template <class RowOf>
  void join_holidays(std::string_view text, const Holidays& holidays, RowOf row_of);

  /// The piece. Valid until the next change.
  Reader reader(std::string_view text, bool colloquial);

 private:
  std::span<const Atom> atoms() const { return std::span(atoms_).first(count_); }

  std::vector<Atom> atoms_, old_;  // more than used, so that they are not made again
  std::size_t count_ = 0;
  std::deque<Row> rows_;
  Marks marks_;
};

template <class RowOf>
void AtomList::join_holidays(std::string_view text, const Holidays& holidays, RowOf row_of) {
  const auto begins_name = [](const Reader& in, std::uint32_t at) {
    return in.is(at, Word::holiday_word);
  };
  std::int32_t number = 0;
  std::uint32_t at = 0;
  const Reader in(text, atoms(), {}, false);
  while (at < in.size() && (!begins_name(in, at) || holidays.read(in, at, number) == at)) ++at;
  if (at == in.size()) return;
  old_.assign(atoms_.begin(), atoms_.begin() + static_cast<std::ptrdiff_t>(count_));
  const Reader old(text, old_, {}, false);
  count_ = 0;
  for (at = 0; at < old.size();) {
    const Atom& atom = old_[at];
    const std::uint32_t last = begins_name(old, at) ? holidays.read(old, at, number) : at;
    if (last == at) {
      add(*atom.row, atom.span, atom.joined);
      ++at;
      continue;
    }
    add(keep(row_of(*atom.row, number)), {atom.span.begin, old_[last - 1].span.end}, false);
    at = last;
  }
}

}  // namespace dates
}  // namespace gloss
