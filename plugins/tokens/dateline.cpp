#include "dateline.hpp"

#include <algorithm>

namespace gloss::tokens {
namespace {

constexpr std::uint32_t longest_dateline = 18;  // tokens
constexpr std::uint32_t widest_gap = 2;         // bytes; wider gaps separate the columns of a table

// Evidence of a dateline in the words before the dash, required unless the place is in capitals.
struct Evidence {
  bool comma = false;   // "Cincinnati, March 11", "Los Angeles, CA"
  bool number = false;  // a day or year
  bool agency = false;  // "(Reuters)"
  bool dotted = false;  // "Washington D.C."

  bool is_enough() const { return agency || dotted || (comma && number); }
};

bool is_all_capitals(std::string_view word) {
  return word.size() > 2 && std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '\'';
         });
}

// A dash with a blank after it, which excludes "LONDON-based".
bool is_final_dash(const TokenText& tokens, std::uint32_t i) {
  return tokens.is_dash(i) &&
         (!tokens.touches_next(i) || tokens.wide(i) != 0 || tokens.end(i) - tokens.begin(i) > 1);
}

bool may_stand_inside(const TokenText& tokens, std::uint32_t i) {
  if (tokens.type(i) == Type::number || tokens.begins_upper(i)) return true;
  if (tokens.type(i) == Type::punctuation)
    return tokens.is(i, ',') || tokens.is(i, '/') || tokens.is(i, ')') || tokens.is(i, '.');
  // A small word inside the name of a place.
  const std::string_view word = tokens.word(i);
  switch (word.size()) {
    case 2:
      return word == "de" || word == "of" || word == "al" || word == "la" || word == "an";
    case 3:
      return word == "the" || word == "del" || word == "and";
    case 4:
      return word == "near";
    default:
      return false;
  }
}

}  // namespace

std::uint32_t dateline_end(const TokenText& tokens, std::uint32_t first) {
  Evidence evidence;
  if (first >= tokens.size() || !(tokens.begins_upper(first) || tokens.is(first, '(')))
    return first;
  const std::uint32_t limit = std::min(tokens.size(), first + longest_dateline);
  for (std::uint32_t i = first; i < limit; ++i) {
    if (i > first && tokens.begin(i) > tokens.end(i - 1) + widest_gap) return first;
    if (i > first && tokens.type(i) == Type::punctuation && is_final_dash(tokens, i))
      return evidence.is_enough() || is_all_capitals(tokens.word(first)) ? i + 1 : first;
    if (tokens.is(i, '(')) {
      // Agencies are one to three capitalised words.
      std::uint32_t close = i + 1;
      while (close < limit && close - i <= 4 && tokens.begins_upper(close)) ++close;
      if (close == limit || close == i + 1 || !tokens.is(close, ')')) return first;
      evidence.agency = true;
      i = close;
      continue;
    }
    if (!may_stand_inside(tokens, i)) return first;
    evidence.comma = evidence.comma || tokens.is(i, ',');
    evidence.number = evidence.number || tokens.type(i) == Type::number;
    evidence.dotted = evidence.dotted || (tokens.begins_upper(i) && i > first &&
                                          tokens.word(i).size() == 4 && tokens.word(i)[1] == '.');
  }
  return first;
}

}  // namespace gloss::tokens
