#pragma once
/// Input and output, independent of the plugin contract.
#include <cstdint>
#include <string_view>
#include <vector>

#include "gloss/near_words.hpp"
#include "gloss/standard_layers.hpp"
#include "gloss/words.hpp"
#include "organizations/lexicon.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

constexpr std::uint32_t nothing = 0xFFFFFFFFu;

using Words = NearWords<Row>;

/// Borrowed. Names and sentences are in the order of their begins.
struct DocumentView {
  const Words& words;
  std::span<const Span> sentences;  ///< may be empty
  std::span<const Name> names;

  std::string_view text() const { return words.text(); }
  [[gnu::always_inline]] const Row& row(std::uint32_t word) const { return words.row(word); }
  std::string_view covered(std::uint32_t word) const { return words.covered(word); }
  Span cover(std::uint32_t first, std::uint32_t last) const {
    return {words.begin(first), words.end(last)};
  }
  bool is_char(std::uint32_t word, char expected) const {
    const Span span = words.span(word);
    return span.size() == 1 && text()[span.begin] == expected;
  }
};

inline bool is_quote(std::string_view word) {
  return word == "\"" || word == "“" || word == "”" || word == "'" || word == "‘" || word == "’";
}

enum class Mention : std::uint8_t { full, acronym, short_form };
constexpr std::size_t mention_count = 3;

/// The reason for linking a mention to its entity.
enum class Link : std::uint8_t {
  same_name,
  defined_acronym,
  alias,
  initials,
  known_body,
  own_body,
  part,
  alone
};
constexpr std::size_t link_count = 8;

struct Organization {
  Span span;
  std::uint32_t first = 0, last = 0;            ///< words, both included
  std::uint32_t bare_first = 0, bare_last = 0;  ///< without article and Inc
  float score = 0;
  std::uint32_t entity = 0;  ///< the mention that stands for all
  Span name;                 ///< the fullest mention's
  std::uint32_t named = 0;   ///< the mention whose span `name` is
  Span acronym;              ///< empty: none in the document
  Mention mention = Mention::full;
  Kind kind = Kind::none;
  Link link = Link::alone;
  bool is_own_kind = false;  ///< the user's lists decided the kind
};

std::string_view mention_name(Mention mention);
std::string_view link_name(Link link);

}  // namespace organizations
}  // namespace gloss
