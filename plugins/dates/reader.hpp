#pragma once
/// The grammar's view of a piece of text: atoms, which are tokens, the parts of hyphenated ones, or
/// the names of holidays.
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
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

/// Words of a text with their rows, such as the tokens of a document or some of them. Borrowed.
class Tokens {
 public:
  Tokens() = default;
  Tokens(const LayerView& layer, TypeColumn<Row>::View rows)
      : places_(static_cast<const char*>(layer.raw().records)),
        place_size_(layer.raw().record_size),
        size_(std::min(layer.size(), rows.size())),
        rows_(rows) {}
  /// REQUIRES: as many spans as rows.
  Tokens(const Span* spans, TypeColumn<Row>::View rows)
      : places_(reinterpret_cast<const char*>(spans)),
        place_size_(sizeof(Span)),
        size_(rows.size()),
        rows_(rows) {}

  std::uint32_t size() const { return size_; }
  const Row& row(std::uint32_t at) const { return rows_[at]; }
  std::uint32_t begin(std::uint32_t at) const {
    return begin_of(places_ + std::size_t{at} * place_size_);
  }
  Span span(std::uint32_t at) const {
    Span span;
    std::memcpy(&span, places_ + std::size_t{at} * place_size_, sizeof span);
    return span;
  }
  /// The first word, from `least` on, that begins at `start` or behind it; `at` if none before `at`
  /// does.
  std::uint32_t first_from(std::uint32_t start, std::uint32_t least, std::uint32_t at) const {
    const char* place = places_ + std::size_t{at} * place_size_;
    for (; at >= least + 4 && begin_of(place - 4 * place_size_) >= start; at -= 4)
      place -= 4 * place_size_;
    for (; at > least && begin_of(place - place_size_) >= start; --at) place -= place_size_;
    return at;
  }
  /// The first word of [at, end) that begins at `stop` or behind it; `end` if none does.
  std::uint32_t first_behind(std::uint32_t stop, std::uint32_t at, std::uint32_t end) const {
    const char* place = places_ + std::size_t{at} * place_size_;
    for (; end - at > 4 && begin_of(place + 3 * place_size_) < stop; at += 4)
      place += 4 * place_size_;
    for (; at < end && begin_of(place) < stop; ++at) place += place_size_;
    return at;
  }
  Tokens part(std::uint32_t first, std::uint32_t count) const {
    Tokens part = *this;
    part.places_ += std::size_t{first} * place_size_;
    part.size_ = count;
    part.rows_ = rows_.part(first, count);
    return part;
  }

 private:
  static std::uint32_t begin_of(const char* place) {
    std::uint32_t begin;
    std::memcpy(&begin, place, sizeof begin);
    return begin;
  }

  static_assert(offsetof(gloss_record, begin) == offsetof(Span, begin) &&
                offsetof(gloss_record, end) == offsetof(Span, end));

  const char* places_ = nullptr;  // each begins with the span of a word
  std::size_t place_size_ = 0;
  std::uint32_t size_ = 0;
  TypeColumn<Row>::View rows_{{}, nullptr, 0};
};

/// Read-only; at positions past the end is nothing, so that rules need no bounds.
class Reader {
 public:
  /// `marks` are those of the atoms. `joined` says of each atom whether it follows the one before
  /// it inside one token; null: none does.
  Reader(std::string_view text, const Tokens& atoms, const bool* joined, MarkView marks,
         bool colloquial)
      : text_(text), atoms_(atoms), joined_(joined), marks_(marks), colloquial_(colloquial) {}

  /// Whether the text is a message, in which "night" and "the day" are meant as dates.
  bool colloquial() const { return colloquial_; }

  std::uint32_t size() const { return atoms_.size(); }
  const Row& row(std::uint32_t at) const { return at < size() ? atoms_.row(at) : no_row; }
  Span span(std::uint32_t at) const { return at < size() ? atoms_.span(at) : Span{}; }
  /// Whether the atom follows the one before it inside one token.
  bool joined(std::uint32_t at) const { return joined_ != nullptr && at < size() && joined_[at]; }
  /// Whether no blank is between the atom and the one before it.
  bool touching(std::uint32_t at) const { return at < size() && touches(at); }
  /// The row of the atom before `at`, or an empty one.
  const Row& before(std::uint32_t at) const { return row(at - 1u); }
  bool is(std::uint32_t at, Word word) const { return row(at).is(word); }
  std::int32_t number(std::uint32_t at) const { return row(at).number; }
  /// The number of the atom's classes in the automaton; less than 2 if no expression has them.
  /// REQUIRES: at < size().
  std::uint32_t symbol(std::uint32_t at) const {
    return atoms_.row(at).symbol + (touches(at) ? 1u : 0u);
  }
  /// The marks of the atoms. REQUIRES of searches: at <= size().
  const MarkView& marks() const { return marks_; }
  /// The text from one atom to the end of another.
  std::string_view text(std::uint32_t first, std::uint32_t last) const {
    return covered(text_, {span(first).begin, span(last).end});
  }
  std::string_view text(std::uint32_t at) const { return covered(text_, span(at)); }
  /// The whole text before an atom, with that of the sentences before.
  std::string_view text_before(std::uint32_t at) const { return text_.substr(0, span(at).begin); }

 private:
  bool touches(std::uint32_t at) const {
    return at > 0 && atoms_.span(at - 1).end == atoms_.begin(at);
  }

  std::string_view text_;
  Tokens atoms_;
  const bool* joined_;
  MarkView marks_;
  bool colloquial_;
};

}  // namespace dates
}  // namespace gloss
