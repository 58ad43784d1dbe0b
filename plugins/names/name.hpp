#pragma once
/// What goes into the tagger and what comes out, free of the plugin contract.
#include <cstdint>
#include <span>
#include <string_view>

#include "gloss/standard_layers.hpp"
#include "names/lexicon.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// A token with what is known of it. `id` is equal for equal spellings.
struct Word {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t id = 0;
  std::uint32_t type = 0;  ///< gloss::layers::token::Type
  const Row* row = nullptr;
};

struct Sentence {
  std::uint32_t begin = 0, end = 0;
};

struct DocumentView {
  std::string_view text;
  std::span<const Word> words;
  std::span<const Sentence> sentences;

  std::string_view covered(const Word& word) const {
    return text.substr(word.begin, word.end - word.begin);
  }
};

enum class Type : std::uint8_t { person, organization, place, other, undecided };

/// Why a name was found; rule_name() gives its public spelling.
enum class Rule : std::uint8_t {
  title,
  role,
  given_name,
  family_name,
  family_first,
  person_cue,
  two_words,
  company_suffix,
  organization_head,
  organization_of,
  organization_words,
  list,
  acronym,
  mixed_case,
  source_cue,
  place_head,
  place_cue,
  event_head,
  adjective,
  document_family,
  document_given,
  document_initials,
  document_majority,
  none,
};
const char* rule_name(Rule rule);

struct Name {
  std::uint32_t begin = 0, end = 0;   ///< bytes
  std::uint32_t first = 0, last = 0;  ///< words, both included
  Type type = Type::undecided;
  Rule rule = Rule::none;
  float score = 0;
};

}  // namespace names
}  // namespace gloss
