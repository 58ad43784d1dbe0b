#pragma once
/// The names in a text whose words tell no activity: of persons, laws and committees.
#include <span>
#include <vector>

#include "term_list.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sectors {

using Words = TypeColumn<WordRow>::View;

/// The tokens [begin, end) of a name.
struct ProperName {
  enum class Kind : std::uint8_t { person, law };
  std::uint32_t begin, end;
  Kind kind;
  std::uint32_t head;  ///< the token "Act"; of a person, the first
};

/// Replaces `out` by the names in the text, in its order; they do not overlap. Persons are the
/// records of `people`; laws and committees are runs of capitals that end in "Act", "Committee" and
/// the like, or begin with "Committee on", outside of headlines.
/// REQUIRES: `words` describes the records of `tokens`; `law_ends` are those with
/// WordRow::ends_law.
void find_proper_names(const Words& words, const LayerView& tokens, const LayerView& sentences,
                       const LayerView& people, std::span<const std::uint32_t> law_ends,
                       std::vector<ProperName>& out);

}  // namespace sectors
}  // namespace gloss
