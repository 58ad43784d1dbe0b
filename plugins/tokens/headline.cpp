#include "headline.hpp"

namespace gloss::tokens {
namespace {

constexpr std::uint32_t most_tokens = 30;
constexpr std::uint32_t longest_small_word = 4;  // "from", "with" stay small in title case

bool ends_like_a_sentence(const TokenText& tokens, std::uint32_t i) {
  const char c = tokens.text()[tokens.end(i) - 1];
  return c == '.' || c == ':' || c == ',' || c == ';' || c == '-';
}

}  // namespace

bool is_headline(const TokenText& tokens, std::uint32_t first, std::uint32_t last,
                 LinePlace place) {
  if (place == LinePlace::other || last - first > most_tokens || first == last) return false;
  if (ends_like_a_sentence(tokens, last - 1)) return false;
  std::uint32_t words = 0, small = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    if (tokens.type(i) != Type::word) continue;
    ++words;
    const bool is_long = tokens.end(i) - tokens.begin(i) > longest_small_word;
    if (is_long && tokens.begins_lower(i) && tokens.text()[tokens.begin(i)] != '\'') ++small;
  }
  if (words == 0) return false;
  if (place == LinePlace::first) return true;
  const bool begins_well = tokens.type(first) != Type::word || tokens.begins_upper(first);
  return begins_well && small * 5 <= words && !tokens.is(last - 1, '?');
}

}  // namespace gloss::tokens
