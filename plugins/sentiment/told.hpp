#pragma once
/// Words for `gloss explain`: what a word adds to a sum, and how a sum becomes a class. Never in an
/// ordinary run.
#include <gloss/explain.hpp>
#include <string>

#include "sentiment/judgement.hpp"
#include "sentiment/passages.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// The words at the place that is asked about: their weights, and what changes them.
void tell_words(const LayerView& tokens, Words words, const Reader& reader, const Lexicon& lexicon,
                const Trace& trace);
/// How `sum` makes `judgement`; `band` is the option neutral_band.
std::string judgement_words(Sum sum, double value, float sharpness, double band);

}  // namespace sentiment
}  // namespace gloss
