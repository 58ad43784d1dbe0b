#include "abbreviation_stop.hpp"

#include "unicode_classes.hpp"

namespace gloss::tokens {
namespace {

// What follows the stop, after blanks and at most one line break.
enum class Follow { nothing, lower, upper, digit, inner_mark, bracket, sign, other };

std::size_t after_gap(std::string_view text, std::size_t at) {
  while (at < text.size() && is_byte(text[at], byte_gap)) ++at;
  return at;
}

// "No. 5", "Nos. 5 and 6"
bool is_number_sign(std::string_view text) {
  if (!text.starts_with("No")) return false;
  text.remove_prefix(text.starts_with("Nos") ? 3 : 2);
  return text.size() > 2 && text[0] == '.' && is_byte(text[1], byte_gap) &&
         is_byte(text[2], byte_digit);
}

Follow follow_of(std::string_view text, std::size_t at) {
  int newlines = 0;
  for (; at < text.size() && is_byte(text[at], byte_gap); ++at)
    if (text[at] == '\n' && ++newlines > 1) return Follow::nothing;
  if (at == text.size()) return Follow::nothing;
  const char c = text[at];
  if (c >= 'a' && c <= 'z') return Follow::lower;
  if (is_byte(c, byte_digit)) return Follow::digit;
  if (c == ',' || c == ';' || c == ':' || c == ')' || c == '-') return Follow::inner_mark;
  if (c == '(' || c == '[') return Follow::bracket;
  if (c == '&' || c == '+' || c == '=' || c == '/' || c == '<' || c == '>' || c == '#')
    return Follow::sign;
  if (is_number_sign(text.substr(at))) return Follow::digit;
  if (is_upper_at(text, at)) return Follow::upper;
  return Follow::other;
}

bool goes_on(Follow follow) {
  return follow == Follow::lower || follow == Follow::digit || follow == Follow::inner_mark;
}

// "U.S", "e.g": single letters with dots between.
bool is_dotted(std::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i % 2 ? word[i] != '.' : !is_byte(word[i], byte_letter)) return false;
  return true;
}

bool is_time(std::string_view word) {
  return word.size() == 3 && ((word[0] | 0x20) == 'a' || (word[0] | 0x20) == 'p') &&
         (word[2] | 0x20) == 'm';
}

bool begins_upper(std::string_view text, const gloss_record& token) {
  return is_upper_at(text, token.begin);
}

// The letter of "Fig. A": the capital at `at` stands alone and begins no sentence or name.
bool is_reference(const Lexicon& lexicon, std::string_view text, std::size_t at, bool may_be_word) {
  const char letter = text[at];
  if (!is_byte(letter, byte_letter) || (letter & 0x20) != 0) return false;
  if (++at == text.size()) return true;
  const char next = text[at];
  if (next == ',' || next == ';' || next == ':' || next == ')') return true;
  if (next == '.') {
    const std::size_t begin = after_gap(text, at + 1);
    if (begin < text.size() && is_byte(text[begin], byte_digit)) return true;  // "Pub. L. 94-553"
    std::size_t end = begin;
    while (end < text.size() && is_byte(text[end], byte_letter)) ++end;
    return begin == text.size() || lexicon.find(text.substr(begin, end - begin)).starts_sentence;
  }
  return is_byte(next, byte_gap) && (!may_be_word || (letter != 'A' && letter != 'I'));
}

// The code of "Ref. AB-301", which begins at `at`: capitals and digits.
bool is_code(std::string_view text, std::size_t at) {
  bool has_digit = false;
  for (; at < text.size() && !is_byte(text[at], byte_gap); ++at) {
    if (is_byte(text[at], byte_letter) && (text[at] & 0x20) != 0) return false;
    has_digit = has_digit || is_byte(text[at], byte_digit);
  }
  return has_digit;
}

// "Bgdr", "Pkg": no word, but for those that are one sound ("Hmm"), which begin their sentence.
bool is_without_vowels(std::string_view text, std::string_view word, TokenSink& sink) {
  constexpr std::size_t longest = 5;
  if (word.size() < 2 || word.size() > longest || !is_upper_at(word, 0) || sink.size() < 2)
    return false;
  for (const char c : word.substr(1))
    if (c < 'a' || c > 'z') return false;
  if (word.find_first_of("AEIOUYaeiouy") != word.npos) return false;
  const gloss_record& previous = sink[sink.size() - 2];
  return previous.type == Type::word || text[previous.begin] == ',';
}

StopDecision decide_initial(std::string_view text, std::string_view word, Follow follow,
                            TokenSink& sink) {
  if (!is_byte(word[0], byte_letter) || (word[0] & 0x20) != 0 || follow == Follow::nothing)
    return {};
  if (word == "I" && follow != Follow::inner_mark) {
    // "I" is the pronoun, unless a given name precedes it.
    const bool after_name = sink.size() > 1 && begins_upper(text, sink[sink.size() - 2]) &&
                            sink[sink.size() - 2].end + 1 == sink.last().begin;
    if (!after_name) return {};
  }
  if (follow == Follow::other) return {};
  // "John F. (Jack) Roe", but "plan B (the other one)"
  if (follow == Follow::bracket && (sink.size() < 2 || !begins_upper(text, sink[sink.size() - 2])))
    return {};
  return {true, Mark::initial, false};
}

Mark::Kind mark_of(Abbreviation abbreviation) {
  switch (abbreviation) {
    case Abbreviation::title:
      return Mark::title;
    case Abbreviation::join:
      return Mark::join;
    case Abbreviation::number:
      return Mark::number;
    case Abbreviation::month:
      return Mark::month;
    case Abbreviation::closing:
      return Mark::closing;
    default:
      return Mark::suffix;
  }
}

// Whether a name that another joins stands before the last token: "Rain (Live) feat. Roe",
// "Roe et al. v. Hale".
bool follows_name(std::string_view text, TokenSink& sink) {
  if (sink.size() < 2) return false;
  const gloss_record& previous = sink[sink.size() - 2];
  return previous.type == Type::number || text[previous.end - 1] == '.' ||
         previous.type == Type::punctuation || begins_upper(text, previous);
}

// "Roe, ed. Hale", "trans. Hale and ed. Roe", "2nd ed. New York"
bool follows_title_of_book(std::string_view text, TokenSink& sink) {
  if (sink.size() < 2) return false;
  const gloss_record& previous = sink[sink.size() - 2];
  const std::string_view form = text.substr(previous.begin, previous.end - previous.begin);
  return form == "," || form == "(" || form == "and" ||
         (previous.type == Type::number && is_byte(form.back(), byte_letter));
}

// "c. 1850", "d. 905"; "c. 5 pears" is an item of a list.
bool is_year_at(std::string_view text, std::size_t at) {
  constexpr std::size_t shortest = 3;
  at = after_gap(text, at);
  std::size_t end = at;
  while (end < text.size() && is_byte(text[end], byte_digit)) ++end;
  return end - at >= shortest;
}

// For abbreviations that are spelt like words: whether the stop belongs to this one.
bool is_abbreviation(Mark::Kind kind, bool is_upper, Follow follow) {
  if (follow == Follow::sign) return true;
  if (follow == Follow::bracket) return is_upper || kind == Mark::closing;
  switch (kind) {
    case Mark::title:
      return follow == Follow::upper;
    case Mark::number:
      return follow == Follow::digit;
    case Mark::month:
      return is_upper && (follow == Follow::digit || follow == Follow::lower);
    default:
      return goes_on(follow) && (is_upper || follow != Follow::digit);
  }
}

StopDecision decide_listed(const Lexicon& lexicon, WordEntry entry, std::string_view text,
                           std::uint32_t begin, std::uint32_t at, TokenSink& sink) {
  Mark::Kind kind = mark_of(entry.abbreviation);
  const bool is_upper = is_upper_at(text, begin);
  if (kind == Mark::title && !is_upper) kind = Mark::suffix;
  if (!entry.is_also_word) return {true, kind, false};
  const Follow follow = follow_of(text, at + 1);
  bool joins = is_abbreviation(kind, is_upper, follow);
  if (kind == Mark::number && at - begin == 1) joins = is_year_at(text, at + 1);
  if (!joins && follow == Follow::upper) {
    if (kind == Mark::number) {
      const std::size_t next = after_gap(text, at + 1);
      const bool may_be_word = !is_upper || text.substr(begin, at - begin) == "No";
      joins =
          is_reference(lexicon, text, next, may_be_word) || (!may_be_word && is_code(text, next));
    }
    if (kind == Mark::join) joins = is_upper || follows_name(text, sink);
    if (kind == Mark::suffix) joins = !is_upper && follows_title_of_book(text, sink);
  }
  return {joins, kind, false};
}

}  // namespace

StopDecision decide_stop(const Lexicon& lexicon, std::string_view text, std::uint32_t at,
                         TokenSink& sink) {
  const gloss_record& last = sink.last();
  std::uint32_t begin = last.begin;
  std::string_view word = text.substr(begin, at - begin);
  if (last.type == Type::symbol) {  // "N°. 5"
    const bool is_ordinal_sign = word == "\xC2\xB0" || word == "\xC2\xBA";
    return {false, Mark::stop, is_ordinal_sign && follow_of(text, at + 1) == Follow::digit};
  }
  if (last.type != Type::word) return {};
  if (const std::size_t hyphen = word.rfind('-'); hyphen != std::string_view::npos) {
    begin += static_cast<std::uint32_t>(hyphen + 1);  // "Lakes-St."
    word.remove_prefix(hyphen + 1);
    if (!is_upper_at(text, begin)) return {};
  }
  if (word.size() > lexicon.longest_word()) return {};
  WordEntry entry = lexicon.find(word);
  if (const std::size_t dot = word.rfind('.');
      entry.abbreviation == Abbreviation::none && dot != std::string_view::npos) {
    begin += static_cast<std::uint32_t>(dot + 1);  // "H.J.Res."
    if (dot + 2 < word.size()) entry = lexicon.find(word.substr(dot + 1));
  }
  // "v." and "c." are words of the list, "V." and "C." are initials.
  const bool is_letter = word.size() == 1 && entry.is_also_word && is_upper_at(word, 0);
  if (entry.abbreviation == Abbreviation::none || is_letter) {
    if (word.size() == 1) return decide_initial(text, word, follow_of(text, at + 1), sink);
    if (is_dotted(word)) return {true, is_time(word) ? Mark::time : Mark::suffix, false};
    return {is_without_vowels(text, word, sink), Mark::suffix, false};
  }
  return decide_listed(lexicon, entry, text, begin, at, sink);
}

}  // namespace gloss::tokens
