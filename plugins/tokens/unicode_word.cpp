#include "unicode_word.hpp"

#include "punctuation.hpp"
#include "unicode_classes.hpp"

namespace gloss::tokens {
namespace {

constexpr bool is_attached(CharClass c) { return c == CharClass::mark || c == CharClass::zwj; }
constexpr bool is_alphanumeric(CharClass c) {
  return c == CharClass::letter || c == CharClass::upper || c == CharClass::digit;
}

// Characters beyond ASCII that stay inside a word which continues on both sides.
constexpr bool is_inner(char32_t c) {
  return c == 0x2019 || c == 0xB7 || c == 0x2010 || c == 0x2011 || c == 0x2027 || c == 0x5F4;
}

// "m²", but not "died.¹", where the number is that of a note.
constexpr bool is_raised_digit(char32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x2079);
}

// The meaning of a punctuation mark beyond ASCII for the sentence rules; Mark::newline: none.
constexpr Mark::Kind mark_kind(char32_t c) {
  switch (c) {
    case 0x3002:
    case 0xFF0E:
    case 0xFF61:
      return Mark::stop;
    case 0xFF01:
    case 0xFF1F:
    case 0x203C:
    case 0x2047:
    case 0x2048:
    case 0x2049:
      return Mark::exclamation;
    case 0x2026:
      return Mark::ellipsis;
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB:
      return Mark::quote;
    case 0x2022:
    case 0x2043:
    case 0x25AA:
    case 0x25CF:
    case 0x25A0:
    case 0x25E6:
    case 0x2023:
      return Mark::bullet;
    default:
      return Mark::newline;
  }
}

class Cutter {
 public:
  Cutter(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end, TokenSink& sink)
      : rules_(rules), text_(sink.text()), sink_(sink), at_(begin), end_(end) {
    read();
  }

  std::uint32_t run() {
    while (at_ < end_) put_next(at_);
    return at_;
  }

 private:
  // Reads the character at at_.
  void read() {
    if (at_ >= end_) {
      kind_ = CharClass::control;
      return;
    }
    point_ = code_point_at(text_, at_);
    kind_ = classify(point_.value);
  }
  void advance() {
    at_ += point_.size;
    read();
  }
  static CharClass classify(char32_t c) {
    if (c >= 0x80) return char_class(c);
    if (c >= U'A' && c <= U'Z') return CharClass::upper;
    if (c >= U'a' && c <= U'z') return CharClass::letter;
    if (c >= U'0' && c <= U'9') return CharClass::digit;
    return CharClass::punctuation;
  }
  void skip_attached() {
    while (is_attached(kind_)) advance();
  }

  // Puts the characters at at_ as part of a token that begins at `begin`.
  void put_next(std::uint32_t begin) {
    switch (kind_) {
      case CharClass::letter:
      case CharClass::upper:
      case CharClass::digit:
        return put_word(begin);
      case CharClass::katakana:
        return put_katakana(begin);
      case CharClass::ideograph:
        return put_character(begin, Type::word);
      case CharClass::mark:
      case CharClass::zwj:
        return put_attached(begin);
      case CharClass::flag:
        return put_flag(begin);
      case CharClass::pictograph:
        return put_pictograph(begin);
      case CharClass::prepend:
        return put_prepended(begin);
      case CharClass::space:
      case CharClass::format:
      case CharClass::control:
        return put_gap();
      case CharClass::punctuation:
        return put_punctuation(begin);
      case CharClass::symbol:
        return put_character(begin, Type::symbol);
    }
  }

  void put_character(std::uint32_t begin, Type type) {
    advance();
    skip_attached();
    sink_.put(begin, at_, type);
  }

  void put_punctuation(std::uint32_t begin) {
    if (begin == at_ && point_.value < 0x80) return put_ascii_punctuation();
    if (begin == at_ && point_.value == 0x2019 && put_clitic()) return;
    const Mark::Kind kind = mark_kind(point_.value);
    put_character(begin, Type::punctuation);
    if (kind != Mark::newline) sink_.mark(kind);
  }

  void put_ascii_punctuation() {
    at_ = gloss::tokens::put_punctuation(rules_, at_, at_ + 1, sink_);
    read();
    skip_attached();
    sink_.last().end = at_;
  }

  bool put_clitic() {
    if (sink_.empty() || sink_.last().end != at_ || sink_.last().type == Type::punctuation)
      return false;
    const std::uint32_t size = clitic_length(text_, at_);
    if (size == 0) return false;
    sink_.put(at_, at_ + size, Type::word);
    at_ += size;
    read();
    return true;
  }

  void put_word(std::uint32_t begin) {
    const Type type = kind_ == CharClass::digit ? Type::number : Type::word;
    bool has_joiner = false;
    std::uint32_t word_end = at_;
    for (;;) {
      while (is_alphanumeric(kind_)) {
        advance();
        skip_attached();
      }
      word_end = at_;
      // The word continues after one inner character or any number of invisible ones.
      if (at_ < end_ && (point_.value < 0x80 || is_inner(point_.value))) {
        advance();
        if (is_raised_digit(point_.value)) break;
        has_joiner = true;
      } else {
        while (kind_ == CharClass::format) advance();
      }
      if (at_ == word_end || !is_alphanumeric(kind_)) break;
    }
    at_ = word_end;
    read();
    if (has_joiner)
      put_joined_word(rules_, begin, word_end, joiners_of(text_.substr(begin, word_end - begin)),
                      sink_);
    else
      sink_.put(begin, word_end, type);
  }

  void put_katakana(std::uint32_t begin) {
    while (kind_ == CharClass::katakana) {
      advance();
      skip_attached();
    }
    sink_.put(begin, at_, Type::word);
  }

  // A mark without a base in this run: its base is the character before the run, if any.
  void put_attached(std::uint32_t begin) {
    skip_attached();
    if (!sink_.empty() && sink_.last().end == begin) {
      sink_.last().end = at_;
      return;
    }
    const bool on_space = begin > 0 && text_[begin - 1] == ' ';
    sink_.put(on_space ? begin - 1 : begin, at_, Type::symbol);
  }

  void put_flag(std::uint32_t begin) {
    advance();
    if (kind_ == CharClass::flag) advance();
    skip_attached();
    sink_.put(begin, at_, Type::symbol);
  }

  void put_pictograph(std::uint32_t begin) {
    for (;;) {
      advance();
      bool joined = false;
      for (; is_attached(kind_); advance()) joined = kind_ == CharClass::zwj;
      if (!joined || kind_ != CharClass::pictograph) break;
    }
    sink_.put(begin, at_, Type::symbol);
  }

  void put_prepended(std::uint32_t begin) {
    while (kind_ == CharClass::prepend || is_attached(kind_)) advance();
    if (at_ == end_) {
      // The character after the run belongs to it too, unless it is a control character.
      if (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) >= ' ') ++at_;
      return sink_.put(begin, at_, Type::symbol);
    }
    if (kind_ == CharClass::control || kind_ == CharClass::format)
      return sink_.put(begin, at_, Type::symbol);
    if (kind_ == CharClass::space) return put_character(begin, Type::symbol);
    put_next(begin);
  }

  void put_gap() {
    const std::uint32_t begin = at_;
    const char32_t value = point_.value;
    const bool is_space = kind_ == CharClass::space;
    advance();
    if (is_space && is_attached(kind_)) {
      skip_attached();
      return sink_.put(begin, at_, Type::symbol);
    }
    if (value == 0x85 || value == 0x2028 || value == 0x2029) return sink_.mark_newline();
    // After an invisible character, a mark is a token of its own.
    if (!is_space && is_attached(kind_)) {
      const std::uint32_t alone = at_;
      skip_attached();
      sink_.put(alone, at_, Type::symbol);
    }
  }

  const JoinedWordRules& rules_;
  std::string_view text_;
  TokenSink& sink_;
  std::uint32_t at_;
  std::uint32_t end_;
  CodePoint point_;
  CharClass kind_ = CharClass::control;
};

}  // namespace

std::uint32_t put_unicode_run(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end,
                              TokenSink& sink) {
  return Cutter(rules, begin, end, sink).run();
}

}  // namespace gloss::tokens
