#pragma once
/// Turns the words that a rule has read into expressions.
#include <span>
#include <vector>

#include "dates/automaton.hpp"
#include "dates/grammar.hpp"
#include "dates/link.hpp"
#include "dates/reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

struct MeaningOptions {
  bool day_first = false;  ///< 03/04/2010 is 3 April
};

/// Adds the expressions of one match, whose atoms `taken` counts from `at`: one, or those of a
/// list. Returns false if the words contradict each other (the 45th of May, 25:70); what was added
/// then means nothing.
bool mean(const Rule& rule, const Reader& in, std::uint32_t at,
          std::span<const Automaton::Taken> taken, const MeaningOptions& options,
          std::vector<Found>& out);

}  // namespace dates
}  // namespace gloss
