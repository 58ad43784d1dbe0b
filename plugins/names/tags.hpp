#pragma once
/// The tags of words: outside of names, at the begin of a name, or later in it (BIO).
#include <cstdint>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// The types of names; the numbers are those of layers::name::types.
enum class Type : std::uint8_t { person, organization, place, other };
constexpr std::uint32_t type_count = 4;

using Tag = std::uint8_t;
constexpr Tag outside = 0;
constexpr std::uint32_t tag_count = 1 + 2 * type_count;
/// Scores come in this many lanes, of which the first tag_count count.
constexpr std::uint32_t lanes = 16;

constexpr Tag begin_tag(Type type) { return static_cast<Tag>(1 + 2 * static_cast<Tag>(type)); }
constexpr Tag inside_tag(Type type) { return static_cast<Tag>(begin_tag(type) + 1); }
constexpr bool is_begin(Tag tag) { return (tag & 1) != 0; }
/// REQUIRES: tag != outside.
constexpr Type type_of(Tag tag) { return static_cast<Type>((tag - 1) / 2); }

/// Whether a word tagged `tag` can follow one tagged `before`.
constexpr bool can_follow(Tag before, Tag tag) {
  if (tag == outside || is_begin(tag)) return true;
  return before != outside && type_of(before) == type_of(tag);
}

}  // namespace names
}  // namespace gloss
