#include "people/person_match.hpp"

namespace gloss::people {
namespace {

/// Whether `part` is the beginning of `whole`, and shorter. Aung San is the father of Aung San Suu
/// Kyi.
bool is_beginning(const DocumentView& document, const NameParts& part, const NameParts& whole) {
  if (part.words() < 2 || part.words() >= whole.words() || whole.nickname != nothing ||
      document.row(whole.first).is(one_name))
    return false;
  for (std::uint32_t i = 0; i < part.words(); ++i)
    if (document.row(part.first + i).key != document.row(whole.first + i).key) return false;
  return true;
}

/// "Bill" and "William", "J." and "John".
bool may_be_one_given(const Row& a, const Row& b) {
  if (a.given == b.given) return true;
  return (a.is(initial) || b.is(initial)) && a.first_letter == b.first_letter;
}

/// "Tony Vela" and 'Antonio "Tony" Vela'.
bool is_nickname_of(const DocumentView& document, const NameParts& a, const NameParts& b) {
  return b.nickname != nothing &&
         document.row(a.given_first).given == document.row(b.nickname).given;
}

bool is_reversed(const DocumentView& document, const NameParts& a, const NameParts& b) {
  return a.words() == 2 && b.words() == 2 &&
         document.row(a.first).key == document.row(b.last).key &&
         document.row(a.last).key == document.row(b.first).key;
}

/// "George W." and "George H. W." are two; so are "Mary Ann" and "Mary Beth".
bool second_names_differ(const DocumentView& document, const NameParts& a, const NameParts& b) {
  if (a.given_last == a.given_first || b.given_last == b.given_first) return false;
  return !may_be_one_given(document.row(a.given_first + 1), document.row(b.given_first + 1));
}

}  // namespace

bool is_tail(const DocumentView& document, const NameParts& part, const NameParts& whole) {
  if (part.words() >= whole.words()) return false;
  for (std::uint32_t i = 0; i < part.words(); ++i)
    if (document.row(part.last - i).key != document.row(whole.last - i).key) return false;
  return true;
}

bool suffixes_differ(const DocumentView& document, const NameParts& a, const NameParts& b) {
  return a.suffix != nothing && b.suffix != nothing &&
         document.row(a.suffix).given != document.row(b.suffix).given;
}

bool may_be_same(const DocumentView& document, const NameParts& a, const NameParts& b) {
  if (suffixes_differ(document, a, b)) return false;
  if (is_tail(document, a, b) || is_tail(document, b, a)) return true;
  if (is_beginning(document, a, b) || is_beginning(document, b, a)) return true;
  if (is_reversed(document, a, b)) return true;
  if (a.family_last == nothing || b.family_last == nothing || a.given_first == nothing ||
      b.given_first == nothing)
    return false;
  if (document.row(a.family_last).key != document.row(b.family_last).key) return false;
  if (is_nickname_of(document, a, b) || is_nickname_of(document, b, a)) return true;
  return may_be_one_given(document.row(a.given_first), document.row(b.given_first)) &&
         !second_names_differ(document, a, b);
}

}  // namespace gloss::people
