#pragma once
/// The grammar's view of a sentence: atoms, which are tokens or the parts of hyphenated ones.
#include <span>
#include <string_view>
#include <vector>

#include "dates/word.hpp"
#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// The row of a place without a word.
inline constexpr Row no_row{};

struct Atom {
  const Row* row = &no_row;
  Span span;
  std::uint32_t symbol = 0;  ///< of its classes, in the automaton
  bool joined = false;       ///< follows the atom before it inside one token
  bool touching = false;     ///< no blank between it and the atom before it
};

/// Read-only; positions past the end are empty atoms, so that rules need no bounds.
class Reader {
 public:
  Reader(std::string_view text, std::span<const Atom> atoms, bool colloquial = false)
      : text_(text), atoms_(atoms), colloquial_(colloquial) {}

  /// Whether the text is a message, in which "night" and "the day" are meant as dates.
  bool colloquial() const { return colloquial_; }

  std::uint32_t size() const { return static_cast<std::uint32_t>(atoms_.size()); }
  const Atom& operator[](std::uint32_t at) const {
    static constexpr Atom none{};
    return at < atoms_.size() ? atoms_[at] : none;
  }
  const Row& row(std::uint32_t at) const { return *(*this)[at].row; }
  /// The row of the atom before `at`, or an empty one.
  const Row& before(std::uint32_t at) const { return row(at - 1u); }
  bool is(std::uint32_t at, Word word) const { return row(at).is(word); }
  std::int32_t number(std::uint32_t at) const { return row(at).number; }
  /// The text from one atom to the end of another.
  std::string_view text(std::uint32_t first, std::uint32_t last) const {
    return covered(text_, {(*this)[first].span.begin, (*this)[last].span.end});
  }
  std::string_view text(std::uint32_t at) const { return covered(text_, (*this)[at].span); }

 private:
  std::string_view text_;
  std::span<const Atom> atoms_;
  bool colloquial_;
};

}  // namespace dates
}  // namespace gloss
