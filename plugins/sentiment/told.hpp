#pragma once
/// Words for `gloss explain`: what a word adds to a sum, and how a sum becomes a class. Never in an
/// ordinary run.
#include <gloss/explain.hpp>
#include <string>

#include "sentiment/passages.hpp"
#include "sentiment/record_writer.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// The words at the place that is asked about: their weights, and what changes them.
void tell_words(const LayerView& tokens, const Reader& reader, const Lexicon& lexicon,
                const Trace& trace);
/// How the tone, of which the text around gave a part, made a class.
std::string judgement_words(const JudgedValue& judged, double tone, const Thresholds& thresholds);

}  // namespace sentiment
}  // namespace gloss
