#pragma once
#include <re2/set.h>

#include <cstdint>
#include <functional>
#include <gloss/text.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "pattern.hpp"

namespace gloss::regex {

/// Finds the matches of many patterns in a text. Immutable; any thread, each with a Scratch.
class PatternFinder {
 public:
  struct Scratch {
    std::vector<int> met;                  // patterns that match somewhere
    std::vector<re2::StringPiece> groups;  // of the current match, by number
  };
  /// Called for each match; `groups` are the pattern's capturing groups by number, with the match
  /// itself as number 0. Borrowed until it returns.
  using Found =
      std::function<void(const Pattern&, Span, const std::vector<re2::StringPiece>& groups)>;

  /// REQUIRES: most_bytes > 0.
  PatternFinder(std::vector<Pattern> patterns, LetterCase letter_case, std::uint32_t most_bytes);

  /// The matches of each pattern, leftmost first and without overlap, pattern after pattern. A
  /// match sees at most most_bytes of the text from its begin on; empty matches are dropped. The
  /// time is at most text.size() times patterns times a small multiple of most_bytes. The last
  /// factor is small for patterns that need not read far beyond their matches.
  void find(std::string_view text, Scratch& scratch, const Found& found) const;

 private:
  void find_one(const Pattern& pattern, std::string_view text, Scratch& scratch,
                const Found& found) const;
  std::optional<std::size_t> next_begin(const Pattern& pattern, std::string_view text,
                                        std::size_t from) const;

  std::vector<Pattern> patterns_;
  std::unique_ptr<const RE2::Set> set_;  // of all patterns; NULL if together they are too large
  std::uint32_t most_bytes_;
};

}  // namespace gloss::regex
