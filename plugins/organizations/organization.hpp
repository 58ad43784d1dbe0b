#pragma once
/// Input and output, independent of the plugin contract.
#include <cstdint>
#include <string_view>
#include <vector>

#include "gloss/standard_layers.hpp"
#include "gloss/words.hpp"
#include "organizations/lexicon.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

constexpr std::uint32_t nothing = 0xFFFFFFFFu;

using Word = gloss::Word<Row>;
using DocumentView = WordsView<Row>;

enum class Mention : std::uint8_t { full, acronym, short_form };

/// The reason for linking a mention to its entity.
enum class Link : std::uint8_t { same_name, defined_acronym, initials, known_acronym, part, alone };

struct Organization {
  Span span;
  std::uint32_t first = 0, last = 0;  ///< words, both included
  float score = 0;
  std::uint32_t entity = 0;  ///< the mention that stands for all
  Span name;                 ///< the fullest mention
  Span acronym;              ///< empty: none in the document
  Mention mention = Mention::full;
  Kind kind = Kind::none;
  Link link = Link::alone;
};

const char* mention_name(Mention mention);
const char* link_name(Link link);

}  // namespace organizations
}  // namespace gloss
