#pragma once
/// Output of the tagger, independent of the plugin contract.
#include <cstdint>
#include <string_view>
#include <vector>

#include "gloss/text.hpp"
#include "names/tags.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// A name before it becomes a record.
struct Name {
  std::uint32_t begin = 0, end = 0;  ///< bytes
  Type type = Type::other;
  /// By how much its tags are better than any other, in units of the model.
  std::int32_t margin = 0;
  /// The finder: the model alone, with the rest of the document, or a user's list.
  enum class Source : std::uint8_t { model, document, list } source = Source::model;
};

/// What `name` covers of `text`; borrowed from it.
inline std::string_view text_of(std::string_view text, const Name& name) {
  return covered(text, {name.begin, name.end});
}

/// Drops the names that others have taken in, which are empty.
inline void drop_empty(std::vector<Name>& names) {
  std::erase_if(names, [](const Name& name) { return name.begin == name.end; });
}

}  // namespace names
}  // namespace gloss
