#pragma once
/// Reads where a text says that a body has another name: "(MSF)", "known as MSF".
#include <array>

#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

struct Definition {
  std::uint32_t word = nothing;  ///< the first word of the other name; `nothing`: none
  bool is_said = false;          ///< in words ("known as"), so that its letters need not agree
};

/// The letters that stand second in words of Class::saying, a bit each; by the first letter.
inline constexpr std::array<std::uint32_t, 26> saying_letters = [] {
  std::array<std::uint32_t, 26> second{};
  for (const std::string_view begin : {"al", "be", "co", "po", "wi", "fo", "pr", "of", "us", "no",
                                       "lo", "kn", "ab", "sh", "re", "st", "ak", "ca", "ch", "wa"})
    second[static_cast<std::size_t>(begin[0] - 'a')] |= 1u << (begin[1] & 31);
  second[0] |= 1u << ('.' & 31);  // a.k.a.
  return second;
}();

/// Whether a word may be of Class::saying, as its first two letters tell.
inline bool begins_as_saying(const DocumentView& document, std::uint32_t word) {
  const Span span = document.words.span(word);
  const char first = document.text()[span.begin];
  if (span.size() < 3 || first < 'a' || first > 'z') return false;
  const char second = document.text()[span.begin + 1];
  return (saying_letters[static_cast<std::size_t>(first - 'a')] >> (second & 31) & 1) != 0;
}

/// Whether definition_of() is worth a call: it finds nothing beside most names, as the characters
/// beside them tell.
inline bool may_be_defined(const DocumentView& document, const Organization& name) {
  const std::uint32_t next = name.last + 1;
  if (next >= document.words.size()) return false;
  const char behind = document.text()[document.words.begin(next)];
  if (behind == '(') return true;
  const std::uint32_t saying = behind == ',' ? next + 1 : next;
  if (saying < document.words.size()) {
    if (begins_as_saying(document, saying)) return true;
    const char first = document.text()[document.words.begin(saying)];
    if (behind == ',' && (first == 'o' || first == 't' || first == 'a')) return true;  // or, the, a
  }
  return name.first >= 2 && document.text()[document.words.begin(name.first - 1)] == '(';
}

/// The other name that the words behind or before a full name give.
Definition definition_of(const DocumentView& document, const Organization& name);

}  // namespace organizations
}  // namespace gloss
