#include "pieces.hpp"

#include <algorithm>
#include <array>

namespace gloss::gazetteer {
namespace {

struct Range {
  char32_t first, last;
};

// Letters and their marks of Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic.
constexpr std::array letters{
    Range{0xAA, 0xAA},     Range{0xB5, 0xB5},     Range{0xBA, 0xBA},     Range{0xC0, 0xD6},
    Range{0xD8, 0xF6},     Range{0xF8, 0x2C1},    Range{0x300, 0x374},   Range{0x376, 0x377},
    Range{0x37B, 0x37D},   Range{0x386, 0x386},   Range{0x388, 0x3F5},   Range{0x3F7, 0x481},
    Range{0x48A, 0x52F},   Range{0x531, 0x556},   Range{0x561, 0x587},   Range{0x591, 0x5BD},
    Range{0x5D0, 0x5EA},   Range{0x620, 0x65F},   Range{0x66E, 0x6D3},   Range{0x1E00, 0x1FBC},
    Range{0x1FC2, 0x1FCC}, Range{0x1FD0, 0x1FDB}, Range{0x1FE0, 0x1FEC}, Range{0x1FF2, 0x1FFC}};

bool is_letter_beyond_ascii(char32_t c) {
  const auto range = std::lower_bound(letters.begin(), letters.end(), c,
                                      [](const Range& r, char32_t v) { return r.last < v; });
  return range != letters.end() && range->first <= c;
}

bool is_blank_beyond_ascii(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

CharacterKind kind_at(std::string_view text, std::size_t at) {
  return at < text.size() ? kind_of(code_point_at(text, at).value) : CharacterKind::blank;
}

}  // namespace

CharacterKind kind_of(char32_t c) {
  using enum CharacterKind;
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return letter;
    if (c >= '0' && c <= '9') return digit;
    if (c == ' ' || (c >= '\t' && c <= '\r')) return blank;
    return c == '-' ? hyphen : sign;
  }
  if (c == 0x2010 || c == 0x2011 || c == 0x2013) return hyphen;
  if (c == 0xAD) return ignored;
  if (is_blank_beyond_ascii(c)) return blank;
  return is_letter_beyond_ascii(c) ? letter : sign;
}

char32_t fold(char32_t c) {
  if (c == 0x2019) return '\'';
  return kind_of(c) == CharacterKind::hyphen ? U'-' : to_lower(c);
}

bool is_between_words(std::string_view text, Span span) {
  if (span.begin == 0 || span.end >= text.size()) return false;
  std::size_t before = span.begin - 1;
  while (!is_boundary(text, before)) --before;
  return is_word_kind(kind_at(text, before)) && is_word_kind(kind_at(text, span.end));
}

// Moves to the next piece; false at the end of the text.
bool PieceReader::skip_gap() {
  follows_gap_ = false;
  while (at_ < text_.size()) {
    const CodePoint point = code_point_at(text_, at_);
    const CharacterKind kind = kind_of(point.value);
    const std::size_t after = at_ + point.size;
    if (kind == CharacterKind::hyphen) {
      if (!is_after_word_ || !is_word_kind(kind_at(text_, after))) return true;
      follows_gap_ = true;
    } else if (kind == CharacterKind::blank) {
      is_after_word_ = false;
      follows_gap_ = true;
    } else if (kind != CharacterKind::ignored) {
      return true;
    }
    at_ = after;
  }
  return false;
}

// Whether "'t" follows and ends the word.
bool PieceReader::is_negation_at(std::size_t apostrophe) const {
  if (apostrophe >= text_.size()) return false;
  const CodePoint mark = code_point_at(text_, apostrophe);
  const std::size_t t = apostrophe + mark.size;
  return fold(mark.value) == '\'' && t < text_.size() && (text_[t] == 't' || text_[t] == 'T') &&
         !is_word_kind(kind_at(text_, t + 1));
}

void PieceReader::read_run(CharacterKind kind, std::string& piece) {
  std::size_t last = at_;
  while (at_ < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    const CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text_, at_);
    const CharacterKind found = kind_of(point.value);
    if (found == kind) {
      last = at_;
      const bool is_capital = to_lower(point.value) != point.value;
      (piece.empty() ? shape_.begins_with_capital : shape_.has_later_capital) |= is_capital;
      append_utf8(piece, fold(point.value));
    } else if (found != CharacterKind::ignored) {
      break;
    }
    at_ += point.size;
  }
  // The plural of a number: "747s".
  const bool has_plural = kind == CharacterKind::digit && at_ < text_.size() &&
                          (text_[at_] == 's' || text_[at_] == 'S') &&
                          !is_word_kind(kind_at(text_, at_ + 1));
  if (has_plural) {
    piece += 's';
    ++at_;
  }
  if (piece.size() > 1 && piece.back() == 'n' && is_negation_at(at_)) {
    piece.pop_back();
    at_ = last;
  }
}

bool PieceReader::next(std::string& piece) {
  piece.clear();
  shape_ = {};
  if (!skip_gap()) return false;
  const CodePoint point = code_point_at(text_, at_);
  const CharacterKind kind = kind_of(point.value);
  is_after_word_ = is_word_kind(kind);
  is_letters_ = kind == CharacterKind::letter;
  if (is_after_word_) {
    read_run(kind, piece);
  } else {
    append_utf8(piece, fold(point.value));
    at_ += point.size;
  }
  return true;
}

void strip_plural(std::string& piece) {
  while (piece.size() > 1 && (piece.back() == 's' || piece.back() == 'e')) piece.pop_back();
  if (piece.back() == 'y') piece.back() = 'i';
}

}  // namespace gloss::gazetteer
