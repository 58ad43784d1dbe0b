#include "line_layout.hpp"

#include <algorithm>

#include "list_marker.hpp"

namespace gloss::tokens {
namespace {

constexpr std::uint32_t longest_wrapped_line = 120;
constexpr std::uint32_t shortest_wrapped_line = 40;
constexpr std::uint32_t shortest_prose_line = 55;  // that lower case goes on, in a list or table

struct Gap {
  int breaks = 0;            // CR LF counts once
  std::uint32_t indent = 0;  // columns after the last break; a tab counts four
};

// REQUIRES: a line break stands before token i.
Gap gap_before(const TokenText& tokens, std::uint32_t i) {
  Gap gap;
  const std::uint32_t last = tokens.begin(i);
  if (i > 0 && last == tokens.end(i - 1) + 1) return {1, 0};  // the line break alone
  const char* const text = tokens.text().data();
  for (std::uint32_t at = i > 0 ? tokens.end(i - 1) : 0; at < last; ++at) {
    const char c = text[at];
    if (c == ' ') {
      ++gap.indent;
    } else if (c == '\n' || c == '\v' || c == '\f' || (c == '\r' && text[at + 1] != '\n')) {
      ++gap.breaks;
      gap.indent = 0;
    } else if (c == '\t') {
      gap.indent += 4;
    } else if (c == '\xE2' && text[at + 1] == '\x80' && (text[at + 2] & 0xFE) == 0xA8) {
      ++gap.breaks;  // U+2028, U+2029
    }
  }
  return gap;
}

// Keeps the current line while the marks of a text are visited in order.
class LineWalk {
 public:
  explicit LineWalk(const TokenText& tokens) : tokens_(tokens) {}

  // The bytes of the line that ends before token i, without indent.
  std::uint32_t line_before(std::uint32_t i) const {
    return tokens_.end(i - 1) - tokens_.begin(first_);
  }
  std::uint32_t first() const { return first_; }
  std::uint32_t indent() const { return indent_; }
  void start(std::uint32_t i, std::uint32_t indent) {
    first_ = i;
    indent_ = indent;
  }

 private:
  const TokenText& tokens_;
  std::uint32_t first_ = 0;
  std::uint32_t indent_ = 0;
};

bool ends_with_stop(const TokenText& tokens, std::uint32_t i) {
  const char c = tokens.text()[tokens.end(i) - 1];
  return c == '.' || c == '!' || c == '?' || c == ':' || c == ';';
}

// The mean length of lines that were certainly wrapped, because the next one continues in lower
// case. 0: the text is not wrapped.
std::uint32_t wrap_width(const TokenText& tokens, const std::vector<Mark>& marks) {
  std::uint64_t total = 0;
  std::uint32_t wrapped = 0, lines = 0, last = 0;
  LineWalk walk(tokens);
  for (const Mark& mark : marks) {
    const std::uint32_t i = mark.token;
    if (mark.kind != Mark::newline || i == last || i >= tokens.size()) continue;
    last = i;
    const std::uint32_t length = walk.line_before(i);
    walk.start(i, 0);
    if (length < shortest_wrapped_line || length > longest_wrapped_line) continue;
    ++lines;
    if (!tokens.begins_lower(i) || ends_with_stop(tokens, i - 1)) continue;
    ++wrapped;
    total += length;
  }
  // In wrapped prose most lines begin in lower case; in a list, few do.
  const bool is_wrapped = wrapped > 0 && wrapped * 5 >= lines;
  return is_wrapped ? static_cast<std::uint32_t>(total / wrapped) : 0;
}

bool begins_number(const TokenText& tokens, std::uint32_t i) {
  return tokens.type(i) == Type::number;
}

// "PRIME MINISTER:"
bool begins_speaker(const TokenText& tokens, std::uint32_t i) {
  constexpr std::uint32_t most_words = 4;
  const char last = tokens.text()[tokens.end(i) - 1];
  if (!tokens.begins_upper(i) || last < 'A' || last > 'Z') return false;
  for (std::uint32_t k = i + 1; k < tokens.size() && k <= i + most_words; ++k)
    if (tokens.is(k, ':')) return true;
  return false;
}

bool begins_item(const TokenText& tokens, std::uint32_t i) {
  const auto type = tokens.type(i);
  if (type == Type::symbol) return true;
  if (type != Type::punctuation) return list_marker_at(tokens, i).form != ListMarker::none;
  const bool is_dash_or_star = tokens.is(i, '-') || tokens.is(i, '*');
  return tokens.wide(i) == 0xE280A2 || (is_dash_or_star && !tokens.touches_next(i)) ||
         list_marker_at(tokens, i).form != ListMarker::none;
}

// "She spoke for the / Ministry", "by Mr. / Roe", "in Leeds / and in York": the last word of the
// line, or the first of the next one, token i, wants another one beside it.
bool is_left_open(const TokenText& tokens, const Lexicon& lexicon, const LineWalk& walk,
                  std::uint32_t i) {
  constexpr std::string_view words[] = {
      "a",    "an",   "and", "at",    "because", "between", "by",    "during", "for",
      "from", "his",  "if",  "into",  "its",     "my",      "nor",   "of",     "or",
      "our",  "than", "the", "their", "to",      "via",     "whose", "with",   "your"};
  static_assert(std::ranges::is_sorted(words));
  if (begins_speaker(tokens, i)) return false;
  const std::string_view last = tokens.word(i - 1);
  if (std::ranges::binary_search(words, last)) return true;
  constexpr std::uint32_t least_words = 4;  // "Log in" is a line of its own
  if (i - walk.first() < least_words) return false;
  if (last == "in" || last == "on") return true;
  const std::string_view next = tokens.word(i);
  if (next == "and" || next == "or" || next == "nor" || next == "of" || next == "than") {
    // A stop between them is that of "U.S."
    return !ends_with_stop(tokens, i - 1) || tokens.end(i - 1) - tokens.begin(i - 1) > 1;
  }
  if (last.size() < 2 || last.back() != '.') return false;
  const Abbreviation kind = lexicon.find(last.substr(0, last.size() - 1)).abbreviation;
  return kind == Abbreviation::title || (kind == Abbreviation::number && begins_number(tokens, i));
}

// "but even he could not stop Kwabena / Asante from scoring": prose, by the words that headlines do
// without, whose last word may be the first of a name that goes on with token i. What follows a
// headline is most often longer than a line.
bool is_cut_in_name(const TokenText& tokens, const Lexicon& lexicon, const LineWalk& walk,
                    std::uint32_t i) {
  constexpr std::string_view words[] = {
      "been", "but",  "could", "did", "do",    "had",  "has",  "have", "he",  "her",
      "him",  "his",  "is",    "it",  "its",   "she",  "so",   "that", "the", "their",
      "them", "they", "was",   "we",  "which", "were", "whom", "you",  "your"};
  constexpr std::uint32_t least_bytes = 50, usual_bytes = 90, most_bytes = 120;
  if (!tokens.begins_upper(i - 1) || !tokens.begins_upper(i) || ends_with_stop(tokens, i - 1))
    return false;
  const std::uint32_t length = walk.line_before(i);
  if (length < least_bytes || length > most_bytes || !tokens.begins_upper(walk.first()))
    return false;
  const std::uint32_t longest_next = std::max(length, usual_bytes);
  if (tokens.text().substr(tokens.begin(i), longest_next + 1).find('\n') ==
          std::string_view::npos &&
      tokens.text().size() > tokens.begin(i) + longest_next)
    return false;
  if (lexicon.find(tokens.word(i)).starts_sentence) return false;
  const std::uint32_t least_words = length > usual_bytes ? 3 : 2;
  std::uint32_t found = 0;
  for (std::uint32_t k = walk.first(); k < i && found < least_words; ++k)
    found += std::ranges::find(words, tokens.word(k)) != std::end(words);
  return found == least_words;
}

bool ends_sentence(const TokenText& tokens, const Lexicon& lexicon, std::uint32_t i, const Gap& gap,
                   std::uint32_t width, const LineWalk& walk) {
  if (gap.breaks > 1) return true;
  if (width == 0) {
    const bool goes_on_small = tokens.begins_lower(i) &&
                               walk.line_before(i) >= shortest_prose_line &&
                               !ends_with_stop(tokens, i - 1) && gap.indent <= walk.indent();
    return !goes_on_small && !is_left_open(tokens, lexicon, walk, i) &&
           !is_cut_in_name(tokens, lexicon, walk, i);
  }
  const std::uint32_t length = walk.line_before(i);
  if (length > longest_wrapped_line || gap.indent > walk.indent() + 1) return true;
  if (begins_item(tokens, i)) return true;
  if (tokens.begins_lower(i)) return false;
  // The next word would have fitted, so the line was ended on purpose.
  std::uint32_t last = i;
  while (last < i + 8 && tokens.touches_next(last)) ++last;
  return length + 1 + (tokens.end(last) - tokens.begin(i)) + 2 < width &&
         !is_left_open(tokens, lexicon, walk, i);
}

}  // namespace

void find_paragraphs(const TokenText& tokens, const Lexicon& lexicon, std::vector<Mark>& marks) {
  const std::uint32_t width = wrap_width(tokens, marks);
  LineWalk walk(tokens);
  for (Mark& mark : marks) {
    const std::uint32_t i = mark.token;
    if (mark.kind != Mark::newline || i >= tokens.size()) continue;
    const Gap gap = gap_before(tokens, i);
    if (i > 0 && ends_sentence(tokens, lexicon, i, gap, width, walk)) mark.kind = Mark::paragraph;
    walk.start(i, gap.indent);
  }
}

bool has_blank_line_before(const TokenText& tokens, std::uint32_t i) {
  return gap_before(tokens, i).breaks > 1;
}

}  // namespace gloss::tokens
