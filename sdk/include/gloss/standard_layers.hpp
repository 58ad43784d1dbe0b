#pragma once
/// The standard layers: their names, types and keys, so that all plugins that read or replace one
/// declare it alike. A plugin that declares an input exactly like this reads it without a copy. The
/// enums are indices into the arrays beside them. As an input, a layer needs only the keys that are
/// not optional: any layer with these may replace it.
#include "describe.hpp"
#include "plugin.h"

namespace gloss::layers {

inline constexpr const char* refers_to_dates[] = {"dates", nullptr};
inline constexpr const char* refers_to_people[] = {"people", nullptr};
inline constexpr const char* refers_to_organizations[] = {"organizations", nullptr};
inline constexpr const char* refers_to_targets[] = {"people", "organizations", nullptr};

namespace token {
enum Type : unsigned { word, number, punctuation, symbol, url, email, handle };
inline constexpr const char* types[] = {"word", "number", "punctuation", "symbol",
                                        "url",  "email",  "handle",      nullptr};
}  // namespace token

namespace sentence {
enum Type : unsigned { sentence, headline, dateline };
inline constexpr const char* types[] = {"sentence", "headline", "dateline", nullptr};
}  // namespace sentence

namespace name {
enum Type : unsigned { person, organization, place, other };
inline constexpr const char* types[] = {"person", "organization", "place", "other", nullptr};
enum Key : unsigned { rule };
inline constexpr gloss_key keys[] = {
    optional(text_key("rule", "what found the name")),
};
}  // namespace name

namespace date {
enum Type : unsigned { date, time, duration, set };
inline constexpr const char* types[] = {"DATE", "TIME", "DURATION", "SET", nullptr};
enum Key : unsigned {
  value,
  mod,
  quant,
  freq,
  from,
  to,
  grain,
  anchor,
  anchor_ref,
  kind,
  origin,
  ordinal,
  range,
  alternatives,
  rule,
  form,
  recurrence,
};
inline constexpr gloss_key keys[] = {
    text_key("value", "TIMEX3 value"),
    optional(text_key("mod", "TIMEX3 mod: START MID END APPROX ...")),
    optional(text_key("quant", "TIMEX3 quant, of a SET")),
    optional(text_key("freq", "TIMEX3 freq, of a SET")),
    optional(text_key("from", "first day or moment, ISO 8601")),
    optional(text_key("to", "end, excluded, ISO 8601")),
    optional(text_key("grain", "year, month, week, day, hour ...")),
    optional(text_key("anchor", "what it was resolved against: document, text, none")),
    optional(reference_key("anchor_ref", "the other date, if anchor is text", refers_to_dates)),
    optional(text_key("kind", "anniversary, age, fiscal, holiday, season ...")),
    optional(text_key("origin", "of an anniversary or age: the first day, ISO 8601")),
    optional(integer_key("ordinal", "of an anniversary: its number")),
    optional(reference_key("range", "the record at the other end of a range", refers_to_dates)),
    optional(repeated(text_key("alternatives", "another plausible TIMEX3 value"))),
    optional(text_key("rule", "the rule that found it")),
    optional(text_key("form", "its meaning before it was resolved: shift(-2,week)")),
    optional(text_key("recurrence", "of a SET: its rule by RFC 5545")),
};
}  // namespace date

namespace person {
enum Type : unsigned { person };
inline constexpr const char* types[] = {"person", nullptr};
enum Key : unsigned { name, given, family, entity, mention, title, role, role_span, of, rule };
inline constexpr gloss_key keys[] = {
    text_key("name", "the person's fullest form in the document"),
    optional(text_key("given", "given names")),
    optional(text_key("family", "family name")),
    optional(
        reference_key("entity", "the first full mention of the same person", refers_to_people)),
    optional(text_key("mention", "full, family, given; single: not told")),
    optional(text_key("title", "courtesy title, lower case: mr, mrs, ms, dr ...")),
    optional(text_key("role", "office or profession, lower case")),
    optional(span_key("role_span", "where the role stands")),
    optional(text_key("of", "what the role belongs to")),
    optional(text_key("rule", "what ties the mention to its person")),
};
}  // namespace person

namespace organization {
enum Type : unsigned { organization };
inline constexpr const char* types[] = {"organization", nullptr};
enum Key : unsigned { name, acronym, entity, mention, kind, rule };
inline constexpr gloss_key keys[] = {
    text_key("name", "the organization's fullest form in the document"),
    optional(text_key("acronym", "its acronym, as the document has it")),
    optional(reference_key("entity", "the first full mention of the same organization",
                           refers_to_organizations)),
    optional(text_key("mention", "full, acronym, short")),
    optional(text_key("kind",
                      "company government intergovernmental military media party education sports "
                      "bank court ngo religious other")),
    optional(text_key("rule", "what ties the mention to its organization")),
};
}  // namespace organization

/// Document, sentence and target labels with their evidence as children.
namespace sentiment {
enum Type : unsigned { positive, neutral, negative, evidence };
inline constexpr const char* types[] = {"positive", "neutral", "negative", "evidence", nullptr};
enum Key : unsigned {
  scope,
  value,
  target,
  weight,
  rule,
  mentions,
  salience,
  rest,
  context,
  strength
};
inline constexpr gloss_key keys[] = {
    optional(text_key("scope", "sentence, target, entity")),
    optional(real_key("value", "-1..1: the probability of positive less that of negative")),
    optional(reference_key("target", "the person or organization, of scope target or entity",
                           refers_to_targets)),
    optional(real_key("weight", "what a piece of evidence counts")),
    optional(text_key("rule", "the list entry of a piece of evidence; how a label was made")),
    optional(integer_key("mentions", "of scope entity: how many mentions the document has")),
    optional(real_key("salience", "of scope entity: its share of the mentions of all, 0..1")),
    optional(real_key("rest", "what all words count that are no evidence of their own")),
    optional(real_key("context", "of scope target or entity: what the text around adds")),
    optional(real_key("strength", "how far from neutral the label is, whichever way")),
};
}  // namespace sentiment

inline constexpr gloss_layer tokens = layer("tokens", token::types);
inline constexpr gloss_layer sentences = layer("sentences", sentence::types);
inline constexpr gloss_layer names = layer("names", name::types, name::keys);
inline constexpr gloss_layer dates = layer("dates", date::types, date::keys);
inline constexpr gloss_layer people = layer("people", person::types, person::keys);
inline constexpr gloss_layer organizations =
    layer("organizations", organization::types, organization::keys);
inline constexpr gloss_layer sentiments = layer("sentiment", sentiment::types, sentiment::keys);

using gloss::optional;

}  // namespace gloss::layers
