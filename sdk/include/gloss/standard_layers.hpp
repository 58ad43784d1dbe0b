#pragma once
/// The standard layers: their names, types and keys, so that every plugin that reads or replaces
/// one declares it alike. A plugin that declares an input exactly so reads it without a copy.
/// The numbers of the enums are the indices into the arrays beside them.
#include "plugin.h"

namespace gloss::layers {

namespace token {
enum Type : unsigned { word, number, punctuation, symbol, url, email, handle };
constexpr const char* types[] = {"word", "number", "punctuation", "symbol",
                                 "url",  "email",  "handle",      nullptr};
}  // namespace token

namespace sentence {
enum Type : unsigned { sentence, headline, dateline };
constexpr const char* types[] = {"sentence", "headline", "dateline", nullptr};
}  // namespace sentence

namespace name {
enum Type : unsigned { person, organization, place, other };
constexpr const char* types[] = {"person", "organization", "place", "other", nullptr};
enum Key : unsigned { rule };
constexpr const char* keys[] = {"rule", nullptr};
}  // namespace name

/// TIMEX3 types; value, mod, quant and freq as TimeML writes them.
namespace date {
enum Type : unsigned { date, time, duration, set };
constexpr const char* types[] = {"DATE", "TIME", "DURATION", "SET", nullptr};
enum Key : unsigned {
  value,         ///< TIMEX3 value
  mod,           ///< TIMEX3 mod
  quant,         ///< TIMEX3 quant, of a SET
  freq,          ///< TIMEX3 freq, of a SET
  from,          ///< first day or moment, ISO 8601
  to,            ///< end, excluded
  grain,         ///< year, month, week, day, hour ...
  anchor,        ///< what it was resolved against: document, text, none
  anchor_ref,    ///< the other date, if anchor is text
  kind,          ///< anniversary, age, fiscal, holiday, season ...
  origin,        ///< of an anniversary or age: the first day
  ordinal,       ///< of an anniversary: its number
  range,         ///< the record at the other end of a range
  alternatives,  ///< other plausible values
  rule,
};
constexpr const char* keys[] = {"value", "mod",          "quant",      "freq", "from",   "to",
                                "grain", "anchor",       "anchor_ref", "kind", "origin", "ordinal",
                                "range", "alternatives", "rule",       nullptr};
}  // namespace date

namespace person {
enum Type : unsigned { person };
constexpr const char* types[] = {"person", nullptr};
enum Key : unsigned {
  name,  ///< canonical full form
  given,
  family,
  entity,   ///< the first full mention of the same person
  mention,  ///< full, family, given, other
  title,    ///< courtesy: mr, mrs, ms, dr ...
  role,     ///< office or profession, lower case
  role_span,
  of,  ///< what the role belongs to
  rule,
};
constexpr const char* keys[] = {"name", "given",     "family", "entity", "mention", "title",
                                "role", "role_span", "of",     "rule",   nullptr};
}  // namespace person

namespace organization {
enum Type : unsigned { organization };
constexpr const char* types[] = {"organization", nullptr};
enum Key : unsigned {
  name,  ///< canonical full form
  acronym,
  entity,   ///< the first full mention of the same organization
  mention,  ///< full, acronym, short
  kind,     ///< company government intergovernmental military media party education sports bank
            ///< court ngo religious other
  rule,
};
constexpr const char* keys[] = {"name", "acronym", "entity", "mention", "kind", "rule", nullptr};
}  // namespace organization

/// Document, sentence and target labels with their evidence as children.
namespace sentiment {
enum Type : unsigned { positive, neutral, negative, evidence };
constexpr const char* types[] = {"positive", "neutral", "negative", "evidence", nullptr};
enum Key : unsigned {
  scope,   ///< document, sentence, target
  value,   ///< -1..1, the documented function of the evidence
  target,  ///< the person or organization, of scope target
  weight,  ///< of evidence
  rule,
};
constexpr const char* keys[] = {"scope", "value", "target", "weight", "rule", nullptr};
}  // namespace sentiment

constexpr gloss_layer tokens{sizeof(gloss_layer), 0, "tokens", token::types, nullptr};
constexpr gloss_layer sentences{sizeof(gloss_layer), 0, "sentences", sentence::types, nullptr};
constexpr gloss_layer names{sizeof(gloss_layer), 0, "names", name::types, name::keys};
constexpr gloss_layer dates{sizeof(gloss_layer), 0, "dates", date::types, date::keys};
constexpr gloss_layer people{sizeof(gloss_layer), 0, "people", person::types, person::keys};
constexpr gloss_layer organizations{sizeof(gloss_layer), 0, "organizations", organization::types,
                                    organization::keys};
constexpr gloss_layer sentiments{sizeof(gloss_layer), 0, "sentiment", sentiment::types,
                                 sentiment::keys};

/// The same declaration as an input that the plugin can do without.
constexpr gloss_layer optional(gloss_layer layer) {
  layer.optional = 1;
  return layer;
}

}  // namespace gloss::layers
