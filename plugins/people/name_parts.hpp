#pragma once
/// Splits a person's name into its parts.
#include "people/person.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// Words of a name, all bounds included; `nothing` where a part is absent.
struct NameParts {
  std::uint32_t first = 0, last = 0;  ///< without "Jr", "III", quotes at the end
  std::uint32_t given_first = nothing, given_last = nothing;
  std::uint32_t family_first = nothing, family_last = nothing;
  std::uint32_t suffix = nothing;    ///< "Jr", "III"
  std::uint32_t nickname = nothing;  ///< first word in quotes or brackets
  /// The name goes on with a family name after a given name, or one follows the other: it names a
  /// person fully. Else it is one name, perhaps of several words ("von Reden", "John Paul").
  bool is_full = false;

  std::uint32_t words() const { return last - first + 1; }
};

/// The parts of the name in words [first, last]. Of a name that is not full, a part is set only if
/// its own spelling or the word before it tells it: "King Charles", "Charles III", "van Dam".
NameParts parts_of(const DocumentView& document, std::uint32_t first, std::uint32_t last);

/// Whether word i is an opening quote or bracket around a nickname.
bool opens_nickname(const DocumentView& document, std::uint32_t i);
bool closes_nickname(const DocumentView& document, std::uint32_t i);

/// Whether word i, the last of a name's words beginning at `first`, is a suffix: "Jr.", "III".
bool is_suffix(const DocumentView& document, std::uint32_t first, std::uint32_t i);

}  // namespace people
}  // namespace gloss
