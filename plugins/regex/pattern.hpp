#pragma once
#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gloss::regex {

/// A pattern as the options give it.
struct PatternSource {
  std::string name;
  std::string pattern;
  std::string kind;   ///< the kind of its matches; the name if the options give none
  double score = -1;  ///< of its matches; below 0: none
  bool whole_words = false;
};

enum class LetterCase { exact, ignore };

/// A compiled pattern. Immutable; any thread.
struct Pattern {
  struct Group {
    int number;
    std::string name;
  };
  PatternSource source;
  std::unique_ptr<const RE2> expression;
  std::vector<Group> groups;  ///< the named ones, by number
};

/// Options of RE2 for a text in UTF-8; nothing is logged.
RE2::Options expression_options(LetterCase letter_case);

/// Compiles the patterns. Throws gloss::Error(GLOSS_E_CONFIG) with all faults, a line each: "option
/// /patterns/1/pattern: reason".
std::vector<Pattern> compile_patterns(const std::vector<PatternSource>& sources,
                                      LetterCase letter_case);

}  // namespace gloss::regex
