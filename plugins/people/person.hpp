#pragma once
/// Input and output, independent of the plugin contract.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gloss/standard_layers.hpp"
#include "gloss/words.hpp"
#include "people/lexicon.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

constexpr std::uint32_t nothing = 0xFFFFFFFFu;

using Word = gloss::Word<Row>;
using DocumentView = WordsView<Row>;

enum class Mention : std::uint8_t { full, family, given };

/// The reason for linking a mention to its entity.
enum class Link : std::uint8_t { full_name, family_of_full, given_of_full, same_word, alone };

/// An office and its owner.
struct Role {
  std::uint32_t text_begin = 0, text_size = 0;  ///< in Result::role_text
  Span span;
  Span of;                    ///< in the text; empty: none
  std::uint16_t country = 0;  ///< of an adjective of nationality; 0: none
  bool is_plural = false;

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

const char* mention_name(Mention mention);
const char* link_name(Link link);

}  // namespace people
}  // namespace gloss
