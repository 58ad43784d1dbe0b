#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "json/json_parser.hpp"
#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_character(char c) {
  return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string hex(unsigned char byte) {
  constexpr char digits[] = "0123456789abcdef";
  return {'0', 'x', digits[byte >> 4], digits[byte & 15]};
}

}  // namespace

void JsonParser::digits(const char* where) {
  if (!is_digit(peek())) fail(std::string("expected a digit ") + where + "; found " + found());
  while (is_digit(peek())) ++at_;
}

Json JsonParser::number() {
  const std::size_t begin = at_;
  take('-');
  if (take('0')) {
    if (is_digit(peek())) fail_at(begin, "a number may not begin with a zero");
  } else {
    digits("after the minus sign");
  }
  bool whole = true;
  if (take('.')) {
    whole = false;
    digits("after the decimal point");
  }
  if (peek() == 'e' || peek() == 'E') {
    whole = false;
    ++at_;
    if (peek() == '+' || peek() == '-') ++at_;
    digits("in the exponent");
  }
  if (is_word_character(peek()) || peek() == '.')
    fail("expected the end of the number; found " + found());
  if (!whole) return real(begin);
  Json out = integer(text_.substr(begin, at_ - begin));
  if (!out.is_null()) return out;
  if (!keeps_places_) return real(begin);
  note_at(begin, "the integer does not fit in 64 bits");
  return out;
}

Json JsonParser::real(std::size_t begin) {
  const std::string_view digits_of_it = text_.substr(begin, at_ - begin);
  double out = 0;
  const char* end = digits_of_it.data() + digits_of_it.size();
  const auto status = std::from_chars(digits_of_it.data(), end, out).ec;
  // A number too small to differ from zero is out of range too, but is not an error.
  if (status == std::errc::result_out_of_range)
    out = std::strtod(std::string(digits_of_it).c_str(), nullptr);
  if (std::isfinite(out)) return out;
  if (keeps_places_) note_at(begin, "the number is too large for a double");
  return std::copysign(std::numeric_limits<double>::max(), out);
}

Json JsonParser::integer(std::string_view digits_of_it) {
  const char* end = digits_of_it.data() + digits_of_it.size();
  if (digits_of_it.front() == '-') {
    std::int64_t out = 0;
    if (std::from_chars(digits_of_it.data(), end, out).ec == std::errc()) return out;
    return nullptr;
  }
  std::uint64_t out = 0;
  if (std::from_chars(digits_of_it.data(), end, out).ec == std::errc()) return out;
  return nullptr;
}

Json JsonParser::word() {
  const std::size_t begin = at_;
  while (is_word_character(peek())) ++at_;
  const std::string word(text_.substr(begin, at_ - begin));
  if (word == "true") return true;
  if (word == "false") return false;
  if (word == "null") return nullptr;
  at_ = begin;
  std::string message = "expected a value; found " + found();
  constexpr std::array<std::array<const char*, 2>, 5> foreign{{{"True", "true"},
                                                               {"False", "false"},
                                                               {"None", "null"},
                                                               {"TRUE", "true"},
                                                               {"FALSE", "false"}}};
  for (const auto& [wrong, right] : foreign)
    if (word == wrong) {
      note_at(begin, message + "; did you mean `" + right + "`?");
      at_ += word.size();
      return nullptr;
    }
  if (peek() == '\'') message += "; strings stand in double quotes";
  fail(message);
}

std::string JsonParser::string() {
  const std::size_t begin = at_++;
  std::string out;
  while (true) {
    const std::size_t run = at_;
    while (!at_end() && static_cast<unsigned char>(text_[at_]) >= 0x20 && text_[at_] != '"' &&
           text_[at_] != '\\' && static_cast<unsigned char>(text_[at_]) < 0x80)
      ++at_;
    out.append(text_.substr(run, at_ - run));
    if (at_end()) fail_at(begin, "the string that begins here does not end: no `\"`");
    if (take('"')) return out;
    const char c = peek();
    if (c == '\\') {
      escape(out);
    } else if (c == '\n' || c == '\r') {
      fail_at(begin,
              "the string that begins here does not end on its line; a line break in a "
              "string is written \\n");
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fail("control character " + hex(static_cast<unsigned char>(c)) +
           " in a string; it is written \\u00" + hex(static_cast<unsigned char>(c)).substr(2));
    } else {
      utf8_sequence(out);
    }
  }
}

void JsonParser::utf8_sequence(std::string& out) {
  const std::size_t size = utf8_sequence_size(text_.substr(at_));
  if (size == 0) fail("byte " + hex(static_cast<unsigned char>(peek())) + " is not valid UTF-8");
  out.append(text_.substr(at_, size));
  at_ += size;
}

void JsonParser::escape(std::string& out) {
  const std::size_t begin = at_++;
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  if (const auto i = letters.find(peek()); i != std::string_view::npos && !at_end()) {
    out += meanings[i];
    ++at_;
    return;
  }
  if (!take('u')) {
    fail_at(begin, "`\\` before " + found() +
                       ": the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with 4 digits");
  }
  char32_t unit = code_unit(begin);
  if (unit >= 0xD800 && unit < 0xE000) {
    const bool paired = unit < 0xDC00 && text_.substr(at_, 2) == "\\u";
    if (paired) at_ += 2;
    const char32_t low = paired ? code_unit(at_ - 2) : 0;
    if (low < 0xDC00 || low > 0xDFFF)
      fail_at(begin, "`" + std::string(text_.substr(begin, 6)) + "` is half a surrogate pair");
    unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
  }
  append_utf8(out, unit);
}

char32_t JsonParser::code_unit(std::size_t backslash) {
  unsigned unit = 0;
  const std::string_view four = text_.substr(at_, 4);
  const auto [end, status] = std::from_chars(four.data(), four.data() + four.size(), unit, 16);
  if (four.size() < 4 || status != std::errc() || end != four.data() + 4)
    fail_at(backslash, "expected 4 hexadecimal digits after \\u");
  at_ += 4;
  return unit;
}

/// The word or character at at_, or the end, for a message.
std::string JsonParser::found() const {
  if (at_end()) return "the end of the text";
  std::size_t end = at_;
  while (end < text_.size() && end - at_ < 30 && is_word_character(text_[end])) ++end;
  if (end == at_) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    const std::size_t size = utf8_sequence_size(text_.substr(at_));
    if (byte < 0x20 || byte == 0x7F || size == 0) return "byte " + hex(byte);
    end = at_ + size;
  }
  std::string out = "`";
  out += text_.substr(at_, end - at_);
  return out += '`';
}

}  // namespace glossator
