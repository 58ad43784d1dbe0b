#pragma once
/// The grammar's view of a piece of text: atoms, which are tokens, the parts of hyphenated ones, or
/// the names of holidays.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>

#include "dates/marks.hpp"
#include "dates/word.hpp"
#include "gloss/layer_view.hpp"
#include "gloss/text.hpp"
#include "gloss/type_column.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Whether a short list, of words or of anything else, has the item.
template <class Item, std::size_t Size>
constexpr bool is_one_of(const Item (&items)[Size], const Item& item) {
  return std::find(std::begin(items), std::end(items), item) != std::end(items);
}

/// The row of a place without a word.
inline constexpr Row no_row{};

struct Atom {
  const Row* row = &no_row;
  Span span;
  bool joined = false;    ///< follows the atom before it inside one token
  bool touching = false;  ///< no blank between it and the atom before it
};

/// The tokens of a document, or some of them, with their rows. Borrowed.
class Tokens {
 public:
  Tokens() = default;
  Tokens(const LayerView& layer, TypeColumn<Row>::View rows)
      : records_(static_cast<const char*>(layer.raw().records)),
        record_size_(layer.raw().record_size),
        size_(std::min(layer.size(), rows.size())),
        rows_(rows) {}

  std::uint32_t size() const { return size_; }
  const Row& row(std::uint32_t at) const { return rows_[at]; }
  const gloss_record& record(std::uint32_t at) const {
    return *reinterpret_cast<const gloss_record*>(records_ + std::size_t{at} * record_size_);
  }
  std::uint32_t begin(std::uint32_t at) const { return record(at).begin; }
  Span span(std::uint32_t at) const { return {record(at).begin, record(at).end}; }
  Tokens part(std::uint32_t first, std::uint32_t count) const {
    Tokens part = *this;
    part.records_ += std::size_t{first} * record_size_;
    part.size_ = count;
    part.rows_ = rows_.part(first, count);
    return part;
  }

 private:
  const char* records_ = nullptr;
  std::size_t record_size_ = 0;
  std::uint32_t size_ = 0;
  TypeColumn<Row>::View rows_{{}, nullptr, 0};
};

/// Read-only; positions past the end are empty atoms, so that rules need no bounds.
class Reader {
 public:
  /// Reads a piece in which each token is an atom, and copies none of them. `marks` are those of
  /// the atoms.
  Reader(std::string_view text, const Tokens& tokens, MarkView marks, bool colloquial)
      : text_(text),
        tokens_(tokens),
        size_(tokens.size()),
        marks_(marks),
        colloquial_(colloquial) {}
  Reader(std::string_view text, std::span<const Atom> atoms, MarkView marks, bool colloquial)
      : text_(text),
        atoms_(atoms.data()),
        size_(static_cast<std::uint32_t>(atoms.size())),
        marks_(marks),
        colloquial_(colloquial) {}

  /// Whether the text is a message, in which "night" and "the day" are meant as dates.
  bool colloquial() const { return colloquial_; }

  std::uint32_t size() const { return size_; }
  Atom operator[](std::uint32_t at) const {
    if (at >= size_) return {};
    if (atoms_ != nullptr) return atoms_[at];
    return {&tokens_.row(at), tokens_.span(at), false, touches(at)};
  }
  const Row& row(std::uint32_t at) const {
    if (at >= size_) return no_row;
    return atoms_ != nullptr ? *atoms_[at].row : tokens_.row(at);
  }
  /// The row of the atom before `at`, or an empty one.
  const Row& before(std::uint32_t at) const { return row(at - 1u); }
  bool is(std::uint32_t at, Word word) const { return row(at).is(word); }
  std::int32_t number(std::uint32_t at) const { return row(at).number; }
  /// The number of the atom's classes in the automaton; less than 2 if no expression has them.
  /// REQUIRES: at < size().
  std::uint32_t symbol(std::uint32_t at) const {
    if (atoms_ != nullptr) return atoms_[at].row->symbol + (atoms_[at].touching ? 1u : 0u);
    return tokens_.row(at).symbol + (touches(at) ? 1u : 0u);
  }
  /// Whether a row of [begin, end) has the flag. REQUIRES: end <= size().
  bool any_has(std::uint32_t begin, std::uint32_t end, Row::Flag flag) const {
    bool any = false;
    if (atoms_ != nullptr)
      for (std::uint32_t at = begin; at < end; ++at) any = any || atoms_[at].row->has(flag);
    else
      for (std::uint32_t at = begin; at < end; ++at) any = any || tokens_.row(at).has(flag);
    return any;
  }
  /// The marks of the atoms. REQUIRES of searches: at <= size().
  const MarkView& marks() const { return marks_; }
  /// The text from one atom to the end of another.
  std::string_view text(std::uint32_t first, std::uint32_t last) const {
    return covered(text_, {(*this)[first].span.begin, (*this)[last].span.end});
  }
  std::string_view text(std::uint32_t at) const { return covered(text_, (*this)[at].span); }

 private:
  bool touches(std::uint32_t at) const {
    return at > 0 && tokens_.record(at - 1).end == tokens_.record(at).begin;
  }

  std::string_view text_;
  const Atom* atoms_ = nullptr;
  Tokens tokens_;
  std::uint32_t size_ = 0;
  MarkView marks_;
  bool colloquial_;
};

}  // namespace dates
}  // namespace gloss
