#pragma once
/// Decides whether a full stop belongs to the word before it.
#include "lexicon.hpp"
#include "token_sink.hpp"

namespace gloss::tokens {

struct StopDecision {
  bool joins_word = false;          ///< the stop is part of an abbreviation ...
  Mark::Kind mark = Mark::stop;     ///< ... of this kind
  bool is_inside_sentence = false;  ///< a token by itself that does not end the sentence
};

/// Decides for the stop at `at`. REQUIRES: the last token of `sink` ends at `at`.
StopDecision decide_stop(const Lexicon& lexicon, std::string_view text, std::uint32_t at,
                         TokenSink& sink);

}  // namespace gloss::tokens
