#pragma once
/// Reads where a text says that a body has another name: "(MSF)", "known as MSF".
#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

struct Definition {
  std::uint32_t word = nothing;  ///< the first word of the other name; `nothing`: none
  bool is_said = false;          ///< in words ("known as"), so that its letters need not agree
};

/// The letters that words of Class::saying begin with, a bit each.
inline constexpr std::uint32_t saying_letters = [] {
  std::uint32_t set = 0;
  for (const char c : std::string_view("abcfklnoprsuw")) set |= 1u << (c - 'a');
  return set;
}();

/// Whether definition_of() is worth a call: it finds nothing beside most names, as the characters
/// beside them tell.
inline bool may_be_defined(const DocumentView& document, const Organization& name) {
  const std::uint32_t next = name.last + 1;
  if (next >= document.words.size()) return false;
  const char behind = document.text()[document.words.begin(next)];
  if (behind == '(' || behind == ',') return true;
  if (behind >= 'a' && behind <= 'z' && (saying_letters >> (behind - 'a') & 1) != 0) return true;
  return name.first >= 2 && document.text()[document.words.begin(name.first - 1)] == '(';
}

/// The other name that the words behind or before a full name give.
Definition definition_of(const DocumentView& document, const Organization& name);

}  // namespace organizations
}  // namespace gloss
