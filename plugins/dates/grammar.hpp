#pragma once
/// The grammar: a table with one line for each kind of expression. See README.md for how to add
/// one.
#include <span>

#include "dates/guard.hpp"
#include "dates/pattern.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// The kind of record that an expression becomes.
enum class Action : std::uint8_t { date, duration, set, reference, list };

struct Rule {
  std::string_view name;  ///< the attribute `rule`
  Action action;
  Guard guard;
  std::string_view pattern;  ///< in the language of pattern.hpp
};

/// If two rules match equally many words, the earlier one counts.
std::span<const Rule> grammar_rules();
std::span<const Macro> grammar_macros();

}  // namespace dates
}  // namespace gloss
