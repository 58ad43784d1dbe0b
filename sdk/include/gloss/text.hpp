#pragma once
/// Spans, UTF-8 boundaries and lower case, for plugins and host alike. Only to_lower() and
/// append_utf8() allocate; any thread may call every function.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#define GLOSS_HIDDEN [[gnu::visibility("hidden")]]

namespace GLOSS_HIDDEN gloss {

/// A half-open range of UTF-8 bytes.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool operator==(const Span&) const = default;
};

/// The bytes of `text` that `span` covers; borrowed from `text`. REQUIRES: span lies inside text.
constexpr std::string_view covered(std::string_view text, Span span) {
  return {text.data() + span.begin, span.size()};
}

/// Whether `offset` lies between two code points of valid UTF-8 (both ends of the text count).
constexpr bool is_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() ||
         (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80);
}

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  ///< its length in bytes, 1 to 4
};

/// The code point that begins at `offset`. REQUIRES: valid UTF-8, is_boundary(text, offset), and
/// offset < text.size().
constexpr CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i]));
  };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {((first & 0x1F) << 6) | (byte(1) & 0x3F), 2};
  if (first < 0xF0) return {((first & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F), 3};
  return {((first & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) |
              (byte(3) & 0x3F),
          4};
}

/// The length in bytes of the code point at the begin of `text`; 0 if `text` is empty or does not
/// begin with valid UTF-8 (truncated, overlong, a surrogate or beyond U+10FFFF). RFC 3629, section
/// 4.
constexpr std::size_t utf8_sequence_size(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) return 0;
  if (byte(0) < 0x80) return 1;
  const std::size_t size = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < size) return 0;
  const unsigned char least = byte(0) == 0xE0 ? 0xA0 : byte(0) == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = byte(0) == 0xED ? 0x9F : byte(0) == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < least || byte(1) > most) return 0;
  for (std::size_t i = 2; i < size; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  return size;
}

/// The number of bytes at the begin of `text` that are valid UTF-8.
constexpr std::size_t valid_utf8_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t size = utf8_sequence_size(text.substr(at));
    if (size == 0) break;
    at += size;
  }
  return at;
}
constexpr bool is_utf8(std::string_view text) { return valid_utf8_size(text) == text.size(); }

/// Appends `value` to `out` as UTF-8.
inline void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

/// Simple lower-case mapping (Unicode 15, UnicodeData.txt) of the Latin, Greek, Cyrillic and
/// Armenian letters; any other code point maps to itself.
constexpr char32_t to_lower(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (c < 0x80) return within('A', 'Z') ? c + 32 : c;
  if (within(0xC0, 0xDE)) return c == 0xD7 ? c : c + 32;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (within(0x139, 0x148) || within(0x179, 0x17E)) return c & 1 ? c + 1 : c;
  if (within(0x100, 0x137) || within(0x14A, 0x177)) return c & 1 ? c : c + 1;
  if (within(0x1CD, 0x1DC)) return c & 1 ? c + 1 : c;
  if (within(0x1DE, 0x1EF) || within(0x1F8, 0x21F) || within(0x222, 0x233)) return c | 1;
  if (within(0x391, 0x3AB)) return c == 0x3A2 ? c : c + 32;
  if (c == 0x386) return 0x3AC;
  if (within(0x388, 0x38A)) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (within(0x38E, 0x38F)) return c + 63;
  if (within(0x400, 0x40F)) return c + 80;
  if (within(0x410, 0x42F)) return c + 32;
  if (within(0x460, 0x481) || within(0x48A, 0x4BF) || within(0x4D0, 0x52F)) return c | 1;
  if (within(0x4C1, 0x4CE)) return c & 1 ? c + 1 : c;
  if (within(0x531, 0x556)) return c + 48;
  if (within(0x1E00, 0x1E95) || within(0x1EA0, 0x1EFF)) return c | 1;
  return c;
}

/// Sets `out` to the lower-case form of `word`, with the typographic apostrophe U+2019 as U+0027,
/// so that word lists need one spelling only. `out` keeps its capacity.
inline void to_lower(std::string_view word, std::string& out) {
  const auto is_ascii = [&](std::size_t i) { return static_cast<unsigned char>(word[i]) < 0x80; };
  out.resize(word.size());
  std::size_t i = 0;
  for (char* to = out.data(); i < word.size() && is_ascii(i); ++i)
    to[i] = static_cast<char>(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i]);
  out.resize(i);
  while (i < word.size()) {
    const CodePoint point = code_point_at(word, i);
    append_utf8(out, point.value == 0x2019 ? U'\'' : to_lower(point.value));
    i += point.size;
  }
}

/// Whether eight bytes have no control character, no byte 0xC2, and no two spaces side by side.
constexpr bool are_plain(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101u, tops = ones << 7;
  const auto has_zero = [](std::uint64_t value) { return (value - ones) & ~value & tops; };
  // The exact bytes, unlike has_zero(), which may mark the byte above one as well.
  const std::uint64_t other = bytes ^ ones * 0x20;
  const std::uint64_t spaces = ~(((other & ~tops) + ~tops) | other) & tops;
  const std::uint64_t controls = (bytes - ones * 0x20) & ~bytes & tops;
  return (controls | has_zero(bytes ^ ones * 0xC2) | (spaces & spaces << 8)) == 0;
}

/// Whether one_line() would surely leave the text as it is.
inline bool is_one_line(std::string_view text) {
  const std::size_t size = text.size();
  if (size == 0 || text.back() == ' ') return size == 0;
  const auto load = [&]<class Bytes>(std::size_t at, Bytes) {
    Bytes bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    return std::uint64_t{bytes};
  };
  if (size >= 8) {  // each step has the last byte of the one before, for spaces side by side
    for (std::size_t at = 0; at + 8 < size; at += 7)
      if (!are_plain(load(at, std::uint64_t{}))) return false;
    return are_plain(load(size - 8, std::uint64_t{}));
  }
  if (size >= 4) return are_plain(load(0, std::uint32_t{}) | load(size - 4, std::uint32_t{}) << 32);
  constexpr std::uint64_t letters = 0x6161616161000000u;
  return are_plain(letters | load(0, std::uint8_t{}) | load(size / 2, std::uint8_t{}) << 8 |
                   load(size - 1, std::uint8_t{}) << 16);
}

/// `text` with one space for each run of blanks: spaces, tabs, ends of lines, U+00A0. Names are
/// equal then wherever their lines end. Returns `text` itself, or `out`, which is overwritten.
inline std::string_view one_line(std::string_view text, std::string& out) {
  const auto blank_at = [&](std::size_t i) -> std::size_t {  // its bytes; 0: none
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return 1;
    return byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0
               ? 2
               : 0;
  };
  if (is_one_line(text)) return text;
  out.clear();
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    std::size_t blank = 0;
    while (i < text.size() && (blank = blank_at(i)) == 0) ++i;
    out.append(text.substr(begin, i - begin));
    if (blank != 0 && (out.empty() || out.back() != ' ')) out.push_back(' ');
    i += blank;
  }
  return out;
}

}  // namespace gloss
