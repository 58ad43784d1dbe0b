#include "abbreviation_stop.hpp"

#include "unicode_classes.hpp"

namespace gloss::tokens {
namespace {

// The text after the stop, beyond blanks and at most one line break.
enum class Follow { nothing, lower, upper, digit, inner_mark, other };

Follow follow_of(std::string_view text, std::size_t at) {
  int newlines = 0;
  for (; at < text.size() && is_byte(text[at], byte_gap); ++at)
    if (text[at] == '\n' && ++newlines > 1) return Follow::nothing;
  if (at == text.size()) return Follow::nothing;
  const char c = text[at];
  if (c >= 'a' && c <= 'z') return Follow::lower;
  if (is_byte(c, byte_digit)) return Follow::digit;
  if (c == ',' || c == ';' || c == ':' || c == ')' || c == '-') return Follow::inner_mark;
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

StopDecision decide_listed(WordEntry entry, bool is_upper, Follow follow) {
  Mark::Kind kind = mark_of(entry.abbreviation);
  if (kind == Mark::title && !is_upper) kind = Mark::suffix;
  if (!entry.is_also_word) return {true, kind, false};
  switch (kind) {
    case Mark::title:
      return {follow == Follow::upper, kind, false};
    case Mark::number:
      return {follow == Follow::digit, kind, false};
    case Mark::month:
      return {is_upper && (follow == Follow::digit || follow == Follow::lower), kind, false};
    default:
      return {goes_on(follow) && (is_upper || follow != Follow::digit), kind, false};
  }
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
  if (word.size() > Lexicon::longest) return {};
  const WordEntry entry = lexicon.find(word);
  if (entry.abbreviation == Abbreviation::none) {
    if (word.size() == 1) return decide_initial(text, word, follow_of(text, at + 1), sink);
    if (!is_dotted(word)) return {};
    return {true, is_time(word) ? Mark::time : Mark::suffix, false};
  }
  return decide_listed(entry, is_upper_at(text, begin), follow_of(text, at + 1));
}

}  // namespace gloss::tokens
