#pragma once
/// The grammar's view of a sentence: atoms, which are tokens or the parts of hyphenated ones.
#include <span>
#include <string_view>
#include <vector>

#include "dates/word.hpp"
#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

struct Atom {
  Row row;
  Span span;
  bool joined = false;  ///< follows the atom before it inside one token
};

/// Read-only; positions past the end are empty atoms, so that rules need no bounds.
class Reader {
 public:
  Reader(std::string_view text, std::span<const Atom> atoms) : text_(text), atoms_(atoms) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(atoms_.size()); }
  const Atom& operator[](std::uint32_t at) const {
    static constexpr Atom none{};
    return at < atoms_.size() ? atoms_[at] : none;
  }
  const Row& row(std::uint32_t at) const { return (*this)[at].row; }
  /// The atom before `at`, or an empty one.
  const Atom& before(std::uint32_t at) const { return (*this)[at - 1u]; }
  bool is(std::uint32_t at, Word word) const { return row(at).is(word); }
  std::int32_t number(std::uint32_t at) const { return row(at).number; }
  std::string_view text(std::uint32_t at) const { return covered(text_, (*this)[at].span); }
  bool touches(std::uint32_t at) const {  ///< no blank between `at` and the atom before it
    return at > 0 && at < size() && before(at).span.end == (*this)[at].span.begin;
  }
  /// Steps over a hyphen inside a token.
  std::uint32_t after_hyphen(std::uint32_t at) const {
    return is(at, Word::range) && (*this)[at].joined ? at + 1 : at;
  }
  /// Steps over the full stop of an abbreviation that the tokenizer split off.
  std::uint32_t after_stop(std::uint32_t at) const {
    return row(at - 1u).has(Row::abbreviated) && touches(at) && text(at) == "." ? at + 1 : at;
  }

 private:
  std::string_view text_;
  std::span<const Atom> atoms_;
};

}  // namespace dates
}  // namespace gloss
