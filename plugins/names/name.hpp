#pragma once
/// Input and output of the tagger, independent of the plugin contract.
#include <cstdint>

#include "gloss/standard_layers.hpp"
#include "gloss/words.hpp"
#include "names/lexicon.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

using Word = gloss::Word<Row>;
using DocumentView = WordsView<Row>;

enum class Type : std::uint8_t { person, organization, place, other, undecided };

/// The reason for a name; rule_name() gives its public spelling.
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

/// A name before it becomes a record.
struct Name {
  std::uint32_t begin = 0, end = 0;   ///< bytes
  std::uint32_t first = 0, last = 0;  ///< words, both included
  Type type = Type::undecided;
  Rule rule = Rule::none;
  float score = 0;
};

}  // namespace names
}  // namespace gloss
