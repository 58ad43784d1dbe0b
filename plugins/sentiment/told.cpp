#include "sentiment/told.hpp"

#include <cstdio>
#include <cstdlib>

namespace gloss::sentiment {
namespace {

std::string signed_decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%+.3g", value);
  return text;
}

const Passage* find_passage(const Reader& reader, std::uint32_t token) {
  for (const Passage& passage : reader.passages)
    if (token >= passage.token_begin && token < passage.token_end) return &passage;
  return nullptr;
}

}  // namespace

void tell_words(const LayerView& tokens, const Reader& reader, const Lexicon& lexicon,
                const Trace& trace) {
  for (std::uint32_t token = 0; token < tokens.size(); ++token) {
    const Span span = tokens.span(token);
    const Passage* const passage = trace.is_about(span) ? find_passage(reader, token) : nullptr;
    if (passage == nullptr) continue;
    const Sentence sentence = reader.of(*passage);
    const Reading reading = sentence[token - passage->token_begin];
    const Weight weight = reading.row->at(reading.is_negated ? Place::negated : Place::plain);
    const int tone = weight.tone * reading.multiplier;
    std::string reason = "tone " + signed_decimal(double(weight.tone) / weight_unit) +
                         ", strength " + signed_decimal(double(weight.strength) / weight_unit);
    if (reading.is_negated) reason += ", negated";
    if (reading.multiplier != whole)
      reason += ", times " + signed_decimal(double(reading.multiplier) / whole);
    if (reading.cause != no_token)
      reason += " by the word " + std::to_string(reading.cause) + " of its sentence";
    if (std::abs(tone) >= ToneSum::least_of_sentence)
      trace.kept(span, "evidence", lexicon.name(reading.row->entry), Trace::no_score, reason);
    else
      trace.dropped(span, "evidence", "", Trace::no_score,
                    reason + ": too little for a piece of evidence in a sentence; it is in `rest`");
  }
}

std::string judgement_words(const JudgedValue& judged, double tone, const Thresholds& thresholds) {
  const Judgement& judgement = judged.judgement;
  std::string reason = "tone " + signed_decimal(tone) + " and strength " +
                       signed_decimal(judgement.strength) +
                       ": positive, neutral, negative are as exp(strength + tone), 1, exp(strength "
                       "- tone)";
  if (judged.context != 0)
    reason += "; the text around gave " + signed_decimal(judged.context) + " of the tone";
  if (judgement.type != Judgement::Class::neutral || std::abs(tone) <= -judgement.strength)
    return reason;
  if (std::abs(judgement.value) < thresholds.neutral_band)
    return reason + "; the value is nearer to 0 than neutral_band " +
           signed_decimal(thresholds.neutral_band);
  if (thresholds.min_score > 0)
    return reason + "; neutral because the score is below min_score " +
           signed_decimal(thresholds.min_score) + " or no evidence speaks for the label";
  return reason + "; neutral because no evidence speaks for the label";
}

}  // namespace gloss::sentiment
