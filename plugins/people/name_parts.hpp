#pragma once
/// Splits a person's name into its parts.
#include "people/person.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// Words of a name, all bounds included; `nothing` where a part is absent.
struct NameParts {
  std::uint32_t first = 0, last = 0;  ///< without "Jr", "III"
  std::uint32_t given_first = nothing, given_last = nothing;
  std::uint32_t family_first = nothing, family_last = nothing;
  bool is_family_first = false;

  std::uint32_t words() const { return last - first + 1; }
  bool is_full() const { return given_first != nothing && family_first != nothing; }
};

/// The parts of the name in words [first, last]. A single word is not yet given or family name.
NameParts parts_of(const DocumentView& document, std::uint32_t first, std::uint32_t last);

}  // namespace people
}  // namespace gloss
