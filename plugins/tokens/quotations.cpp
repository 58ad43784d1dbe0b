#include "quotations.hpp"

namespace gloss::tokens {
namespace {

enum class Quote {
  none,
  straight_double,
  straight_single,
  open_double,
  close_double,
  open_single,
  close_single,
  open_angle,
  close_angle
};

Quote quote_at(const TokenText& tokens, std::uint32_t i) {
  if (tokens.is(i, '"')) return Quote::straight_double;
  if (tokens.is(i, '\'')) return Quote::straight_single;
  if (tokens.word(i) == "\xC2\xAB") return Quote::open_angle;
  if (tokens.word(i) == "\xC2\xBB") return Quote::close_angle;
  switch (tokens.wide(i)) {
    case 0xE2809C:
      return Quote::open_double;
    case 0xE2809D:
      return Quote::close_double;
    case 0xE28098:
      return Quote::open_single;
    case 0xE28099:
      return Quote::close_single;
    default:
      return Quote::none;
  }
}

Quote closing(Quote open) {
  switch (open) {
    case Quote::open_double:
      return Quote::close_double;
    case Quote::open_single:
      return Quote::close_single;
    case Quote::open_angle:
      return Quote::close_angle;
    default:
      return open;
  }
}

// An apostrophe between a word and a blank, as in "workers' rights", is no closing mark by itself:
// a single quotation ends after a mark, or at the end of a word unless a quotation word follows.
bool closes(const TokenText& tokens, std::uint32_t i) {
  if (i > 0 && tokens.touches_previous(i))
    return !tokens.touches_next(i) || tokens.type(i + 1) != Type::word;
  return false;
}

}  // namespace

bool opens_quotation(const TokenText& tokens, std::uint32_t i) {
  switch (quote_at(tokens, i)) {
    case Quote::open_double:
    case Quote::open_single:
    case Quote::open_angle:
      return true;
    case Quote::straight_double:
    case Quote::straight_single: {
      const bool apart = i == 0 || !tokens.touches_previous(i) || tokens.is(i - 1, '(') ||
                         tokens.is(i - 1, '[') || tokens.is_dash(i - 1);
      return apart && tokens.touches_next(i);
    }
    default:
      return false;
  }
}

std::uint32_t quotation_end(const TokenText& tokens, std::span<const Mark> marks, std::size_t mark,
                            std::uint32_t longest) {
  const std::uint32_t open = marks[mark].token;
  const Quote kind = quote_at(tokens, open);
  const Quote wanted = closing(kind);
  std::uint32_t possible = 0;
  for (std::size_t m = mark + 1; m < marks.size(); ++m) {
    const std::uint32_t i = marks[m].token;
    if (i >= tokens.size() || marks[m].kind == Mark::paragraph) break;
    if (marks[m].kind != Mark::quote) continue;
    if (tokens.begin(i) - tokens.begin(open) > longest) break;
    const Quote here = quote_at(tokens, i);
    if (here == kind && opens_quotation(tokens, i)) break;
    if (here != wanted || !closes(tokens, i)) continue;
    const bool after_mark = tokens.type(i - 1) == Type::punctuation;
    const bool is_apostrophe = here == Quote::straight_single || here == Quote::close_single;
    if (!is_apostrophe || after_mark) return i;
    possible = i;  // the apostrophe of a plural, or the end
  }
  return possible;
}

}  // namespace gloss::tokens
