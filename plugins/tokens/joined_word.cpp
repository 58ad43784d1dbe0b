#include "joined_word.hpp"

#include "unicode_classes.hpp"
#include "web_address.hpp"

namespace gloss::tokens {
namespace {

struct JoinerBits {
  std::uint8_t of[256];
};
constexpr JoinerBits make_joiner_bits() {
  JoinerBits bits{};
  bits.of[static_cast<unsigned char>('-')] = joiner_hyphen;
  bits.of[static_cast<unsigned char>('\'')] = joiner_apostrophe;
  bits.of[static_cast<unsigned char>('.')] = joiner_dot;
  bits.of[static_cast<unsigned char>(':')] = joiner_colon;
  bits.of[static_cast<unsigned char>('@')] = joiner_at;
  bits.of[static_cast<unsigned char>(',')] = joiner_other;
  bits.of[static_cast<unsigned char>('/')] = joiner_other;
  for (unsigned c = 0x80; c < 256; ++c) bits.of[c] = joiner_high;
  return bits;
}
constexpr JoinerBits joiner_bits = make_joiner_bits();

// "44th" and "5-1/2" are numbers, "60-year-old" is a word.
Type type_of_run(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  if (!is_byte(text[begin], byte_digit))
    return static_cast<Type>(first_byte_types[static_cast<unsigned char>(text[begin])]);
  for (std::uint32_t i = begin + 1; i + 1 < end; ++i)
    if (text[i] == '-' && is_byte(text[i + 1], byte_letter)) return Type::word;
  return Type::number;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_digit(char c) { return is_byte(c, byte_digit); }
bool is_letter(char c) { return is_byte(c, byte_letter | byte_high); }

// The size of the apostrophe at `at`: 1 for U+0027, 3 for U+2019, else 0.
std::uint32_t apostrophe_size(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return 1;
  return text.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
}

// The run between two joiners, up to the next joiner that splits, or to the end.
class Splitter {
 public:
  Splitter(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end, JoinerSet joiners,
           TokenSink& sink)
      : rules_(rules), text_(sink.text()), sink_(sink), start_(begin), end_(end) {
    if ((joiners & joiner_colon) != 0)
      last_colon_ = static_cast<std::uint32_t>(text_.substr(0, end_).rfind(':'));
  }

  void run() {
    for (std::uint32_t at = start_ + 1; at < end_; ++at) {
      const char c = text_[at];
      if (is_byte(c, byte_letter | byte_digit)) continue;
      if (const std::uint32_t size = apostrophe_size(text_, at)) {
        split_at_apostrophe(at, size);
        at += size - 1;
      } else if (static_cast<unsigned char>(c) < 0x80 && at > start_) {
        split_at_joiner(at);
      }
    }
    if (start_ < end_) put(end_);
  }

 private:
  // Puts the token from start_ to `end`, and continues there.
  void put(std::uint32_t end) {
    if (end > start_) {
      const bool is_clitic = end - start_ > 1 && apostrophe_size(text_, start_) != 0;
      sink_.put(start_, end, is_clitic ? Type::word : type_of_run(text_, start_, end));
    }
    start_ = end;
  }
  void put_with_joiner(std::uint32_t at) {
    put(at);
    put(at + 1);
    if (text_[at] == '.') sink_.mark(Mark::stop);
  }

  void split_at_apostrophe(std::uint32_t at, std::uint32_t size) {
    if (clitic_length(text_.substr(0, end_), at) != 0) return put(at);
    const std::uint32_t after = at + size;
    const bool is_negation = lower(text_[at - 1]) == 'n' && at - 1 > start_ && after < end_ &&
                             lower(text_[after]) == 't' &&
                             (after + 1 == end_ || !is_byte(text_[after + 1], byte_word));
    if (is_negation) put(at - 1);
  }

  void split_at_joiner(std::uint32_t at) {
    const char before = text_[at - 1], after = text_[at + 1];
    switch (text_[at]) {
      case '-':
        if (is_between_times(at) || rules_.split_hyphens) put_with_joiner(at);
        break;
      case '.':
        split_at_dot(at);
        break;
      case ',':
        if (!is_digit(before) || !is_digit(after) || !groups_thousands(at)) put_with_joiner(at);
        break;
      case ':':
        if (!is_digit(before) || !is_digit(after)) put_with_joiner(at);
        colon_seen_ = at;
        break;
      case '/':
        if (!(is_digit(before) && is_digit(after)) && !is_short_pair(at)) put_with_joiner(at);
        break;
      case '@':
        put_with_joiner(at);
        break;
      default:
        break;  // & and _ stay inside
    }
  }

  // "10:00-11:00", but not "2023-02-11T10:00": the first hyphen, with colons on both sides.
  bool is_between_times(std::uint32_t at) {
    const bool is_first = hyphen_start_ != start_;
    hyphen_start_ = start_;
    return is_first && last_colon_ > at && colon_seen_ > start_;
  }

  // Whether groups of two or three digits follow the comma at `at`, the last one of three.
  bool groups_thousands(std::uint32_t at) const {
    constexpr std::uint32_t longest = 32;
    std::uint32_t length = 0;
    for (std::uint32_t i = at + 1; i <= end_ && i < at + longest; ++i) {
      if (i < end_ && is_digit(text_[i])) {
        if (++length > 3) return false;
        continue;
      }
      if (i == end_ || text_[i] != ',' || length < 2) return length == 3;
      length = 0;
    }
    return false;
  }

  // "w/o", "n/a".
  bool is_short_pair(std::uint32_t at) const {
    return at - start_ == 1 && (at + 2 == end_ || !is_byte(text_[at + 2], byte_word));
  }

  // The first byte at or after `at` that is neither letter nor digit, or end_.
  std::uint32_t segment_end(std::uint32_t at) const {
    while (at < end_ && is_byte(text_[at], byte_word) && apostrophe_size(text_, at) == 0) ++at;
    return at;
  }

  // "U.S", "e.g", "Ph.D": from start_ on, nothing but short segments with dots between.
  bool is_dotted_abbreviation() {
    if (dotted_start_ == start_) return is_dotted_;
    dotted_start_ = start_;
    return is_dotted_ = has_single_letters() || is_listed();
  }
  bool has_single_letters() const {
    for (std::uint32_t at = start_;;) {
      const std::uint32_t end = segment_end(at);
      if (end - at != 1 || !is_letter(text_[at])) return false;
      if (end == end_ || text_[end] != '.') return true;
      at = end + 1;
    }
  }
  bool is_listed() const {
    const auto stem = text_.substr(start_, end_ - start_);
    return rules_.lexicon.find(stem).abbreviation != Abbreviation::none;
  }

  void split_at_dot(std::uint32_t at) {
    const char before = text_[at - 1], after = text_[at + 1];
    if (is_digit(before) && is_digit(after)) return;
    if (is_digit(before) != is_digit(after)) {
      // "v1.2b.3" and "world.2" look alike: only a word with a digit in it continues.
      return split_after_word(at);
    }
    if (is_dotted_abbreviation()) return;
    const auto word = text_.substr(start_, at - start_);
    if (rules_.lexicon.find(word).abbreviation == Abbreviation::title &&
        is_upper_at(text_, start_)) {
      put(at + 1);  // "Mr.Smith"
      return sink_.mark(Mark::title);
    }
    const std::uint32_t next = segment_end(at + 1);
    const bool starts_sentence =
        is_upper_at(text_, at + 1) && (next - at == 2 || !is_upper_at(text_, last_letter(next)));
    if (starts_sentence && !is_upper_at(text_, last_letter(at))) put_with_joiner(at);
  }

  void split_after_word(std::uint32_t at) {
    const auto word = text_.substr(start_, at - start_);
    const WordEntry entry = rules_.lexicon.find(word);
    if (entry.abbreviation == Abbreviation::number || entry.abbreviation == Abbreviation::month) {
      put(at + 1);  // "No.5", "Jan.20"
      return sink_.mark(Mark::number);
    }
    put_with_joiner(at);
  }

  // The last character that begins before `end`.
  std::uint32_t last_letter(std::uint32_t end) const {
    do --end;
    while (!is_boundary(text_, end));
    return end;
  }

  const JoinedWordRules& rules_;
  std::string_view text_;
  TokenSink& sink_;
  std::uint32_t start_;
  std::uint32_t end_;

  // Cached, so that a run of any length is read a fixed number of times.
  static constexpr std::uint32_t unknown = 0xFFFFFFFF;
  std::uint32_t last_colon_ = 0;          // of the run
  std::uint32_t colon_seen_ = 0;          // the last one passed
  std::uint32_t hyphen_start_ = unknown;  // the token that had a hyphen
  std::uint32_t dotted_start_ = unknown;  // the token of is_dotted_
  bool is_dotted_ = false;
};

}  // namespace

std::uint32_t clitic_length(std::string_view text, std::uint32_t at) {
  const std::uint32_t apostrophe = apostrophe_size(text, at);
  if (apostrophe == 0) return 0;
  std::uint32_t size = 0;
  char letters[3] = {0, 0, 0};
  for (; size < 3 && at + apostrophe + size < text.size(); ++size) {
    const char c = text[at + apostrophe + size];
    if (!is_byte(c, byte_letter)) break;
    letters[size] = lower(c);
  }
  const std::uint32_t after = at + apostrophe + size;
  if (after < text.size() && is_byte(text[after], byte_word) && apostrophe_size(text, after) == 0 &&
      (is_byte(text[after], byte_letter | byte_digit) ||
       is_word_class(char_class(code_point_at(text, after).value))))
    return 0;
  const std::string_view word(letters, size);
  for (const std::string_view known : {"s", "d", "m", "re", "ll", "ve"})
    if (word == known) return apostrophe + size;
  return 0;
}

JoinerSet joiners_of(std::string_view run) {
  unsigned seen = 0;
  for (const char c : run) seen |= joiner_bits.of[static_cast<unsigned char>(c)];
  return static_cast<JoinerSet>(seen);
}

void put_joined_word(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end,
                     JoinerSet joiners, TokenSink& sink) {
  // Compounds, "AT&T" and "a_b" are the common case: nothing splits them.
  const unsigned splitting = rules.split_hyphens ? joiner_any : joiner_any & ~joiner_hyphen;
  if ((joiners & splitting) == 0) return sink.put(begin, end, type_of_run(sink.text(), begin, end));
  const auto word = sink.text().substr(begin, end - begin);
  if ((joiners & joiner_at) != 0 && is_email(word)) return sink.put(begin, end, Type::email);
  if ((joiners & joiner_dot) != 0 && is_web_domain(word, rules.lexicon))
    return sink.put(begin, end, Type::url);
  Splitter(rules, begin, end, joiners, sink).run();
}

}  // namespace gloss::tokens
