#pragma once
/// Input and output, independent of the plugin contract.
#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "gloss/near_words.hpp"
#include "gloss/standard_layers.hpp"
#include "gloss/words.hpp"
#include "people/lexicon.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

constexpr std::uint32_t nothing = 0xFFFFFFFFu;

using Words = NearWords<Row>;

inline bool is_one_of(std::string_view text, std::initializer_list<std::string_view> all) {
  return std::ranges::find(all, text) != all.end();
}

/// Borrowed. Names and sentences are in the order of their begins.
struct DocumentView {
  const Words& words;
  std::span<const Span> sentences;
  std::span<const Name> names;

  std::string_view text() const { return words.text(); }
  [[gnu::always_inline]] const Row& row(std::uint32_t word) const { return words.row(word); }
  std::string_view covered(std::uint32_t word) const { return words.covered(word); }
  bool is_char(std::uint32_t word, char expected) const {
    const Span span = words.span(word);
    return span.size() == 1 && text()[span.begin] == expected;
  }
  /// The first byte of a word.
  char front(std::uint32_t word) const { return text()[words.begin(word)]; }
  /// The text from the begin of word `first` to the end of word `last`.
  Span cover(std::uint32_t first, std::uint32_t last) const {
    return {words.begin(first), words.end(last)};
  }
  /// Whether "King", "Pope" ... stands right before a word.
  bool follows_ruler(std::uint32_t word) const {
    return word > 0 && row(word - 1).is(ruler) && touches(word - 1, word);
  }
  /// Whether at most a few blanks, and no line break, stand between two words.
  bool touches(std::uint32_t left, std::uint32_t right) const {
    const std::uint32_t begin = words.end(left), end = words.begin(right);
    if (end - begin > 3) return false;
    for (std::uint32_t i = begin; i < end; ++i)
      if (text()[i] == '\n') return false;
    return true;
  }
};

/// `single`: one name of which nothing tells whether it is a given or a family name.
enum class Mention : std::uint8_t { full, family, given, single };
constexpr std::size_t mention_count = 4;

/// The reason for linking a mention to its entity.
enum class Link : std::uint8_t {
  full_name,
  family_of_full,
  given_of_full,
  same_word,
  alias,
  alone
};
constexpr std::size_t link_count = 6;

/// An office and its owner.
struct Role {
  std::uint32_t text_begin = 0, text_size = 0;  ///< in Result::role_text
  Span span;
  Span of;                    ///< in the text; empty: none
  std::uint16_t country = 0;  ///< of an adjective of nationality; 0: none
  bool is_plural = false;
  bool is_own = false;  ///< a word of the user's lists decided, perhaps the title alone

  bool empty() const { return text_size == 0; }
};

struct Person {
  Span span;
  std::uint32_t first = 0, last = 0;  ///< words, both included
  float score = 0;
  Span given, family;  ///< of the mention itself, or of the full mention it belongs to
  Span title;
  Role role;
  std::uint32_t entity = 0;  ///< the person that represents all the mentions
  Span name;                 ///< the fullest mention
  Mention mention = Mention::full;
  Link link = Link::alone;
};

struct Result {
  std::vector<Person> people;
  std::string role_text;

  std::string_view role(const Person& person) const {
    return std::string_view(role_text).substr(person.role.text_begin, person.role.text_size);
  }
};

std::string_view mention_name(Mention mention);
std::string_view link_name(Link link);

}  // namespace people
}  // namespace gloss
