#include "json_text.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <bit>
#include <cstring>

namespace glossator {
namespace {

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

#if defined(__SSE2__)
// A bit for each byte that needs an escape.
unsigned escape_mask(__m128i bytes) {
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return unsigned(_mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quote, slash))));
}
#endif

// The offset of the first byte at or after `i` that needs an escape, or text.size().
std::size_t find_escape(std::string_view text, std::size_t i) {
#if defined(__SSE2__)
  for (; i + 16 <= text.size(); i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    if (const unsigned mask = escape_mask(bytes))
      return i + static_cast<std::size_t>(std::countr_zero(mask));
  }
#endif
  while (i < text.size() && !needs_escape(static_cast<unsigned char>(text[i]))) ++i;
  return i;
}

char* write_escaped(char* out, unsigned char c) {
  const auto pair = [&](char letter) {
    out[0] = '\\';
    out[1] = letter;
    return out + 2;
  };
  switch (c) {
    case '"':
    case '\\':
      return pair(static_cast<char>(c));
    case '\n':
      return pair('n');
    case '\r':
      return pair('r');
    case '\t':
      return pair('t');
    case '\b':
      return pair('b');
    case '\f':
      return pair('f');
    default: {
      constexpr char hex[] = "0123456789abcdef";
      std::memcpy(out, "\\u00", 4);
      out[4] = hex[c >> 4];
      out[5] = hex[c & 15];
      return out + 6;
    }
  }
}

char* write_scalar(char* out, std::string_view text) {
  for (const char c : text)
    if (needs_escape(static_cast<unsigned char>(c)))
      out = write_escaped(out, static_cast<unsigned char>(c));
    else
      *out++ = c;
  return out;
}

/// Whether one of the bytes of `word` needs an escape. By arithmetic on all of them at once, as in
/// S. E. Anderson's Bit Twiddling Hacks ("determine if a word has a byte less than n").
template <class Word>
bool any_needs_escape(Word word) {
  constexpr Word ones = static_cast<Word>(~Word{0}) / 255, high = ones * 0x80;
  const auto zero_in = [&](Word w) { return (w - ones) & ~w & high; };
  const Word control = (word - ones * 0x20) & ~word & high;
  return (control | zero_in(word ^ (ones * '"')) | zero_in(word ^ (ones * '\\'))) != 0;
}

// Fewer than 16 bytes: as two words that may overlap.
template <class Word>
char* write_two_words(char* out, std::string_view text) {
  Word first, last;
  std::memcpy(&first, text.data(), sizeof first);
  std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
  if (any_needs_escape(first) || any_needs_escape(last)) return write_scalar(out, text);
  std::memcpy(out, &first, sizeof first);
  std::memcpy(out + text.size() - sizeof last, &last, sizeof last);
  return out + text.size();
}

char* write_short(char* out, std::string_view text) {
  if (text.size() >= 8) return write_two_words<std::uint64_t>(out, text);
  if (text.size() >= 4) return write_two_words<std::uint32_t>(out, text);
  return write_scalar(out, text);
}

/// Copies and looks at the same time; what is written behind an escape is written again.
char* write_contents(char* out, std::string_view text) {
  std::size_t i = 0;
#if defined(__SSE2__)
  while (i + 16 <= text.size()) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes);
    const unsigned mask = escape_mask(bytes);
    const auto clean = mask == 0 ? 16u : static_cast<unsigned>(std::countr_zero(mask));
    i += clean;
    out += clean;
    if (mask != 0) out = write_escaped(out, static_cast<unsigned char>(text[i++]));
  }
#else
  for (; i + 8 <= text.size(); i += 8) out = write_two_words<std::uint64_t>(out, text.substr(i, 8));
#endif
  return write_short(out, text.substr(i));
}

/// Where the value has at most four decimals, as most that people choose; else NULL. A quotient of
/// two exact numbers is the nearest to it that the type has, so that the decimal reads back the
/// same; and none is shorter, since within `most` such decimals lie farther apart than numbers of
/// the type.
template <class Real>
char* write_few_decimals(char* out, Real value, Real most) {
  constexpr std::int32_t scale = 10000;
  const Real size = std::abs(value);
  if (!(size < most)) return nullptr;
  const auto scaled = static_cast<std::int32_t>(size * Real{scale} + Real{0.5});
  if (static_cast<Real>(scaled) / Real{scale} != size) return nullptr;
  if (scaled < 10 && scaled > 0) return nullptr;  // shorter with an exponent
  if (std::signbit(value)) *out++ = '-';
  out = std::to_chars(out, out + 8, scaled / scale).ptr;
  std::int32_t rest = scaled % scale;
  *out++ = '.';
  do {
    rest *= 10;
    *out++ = static_cast<char>('0' + rest / scale);
    rest %= scale;
  } while (rest != 0);
  return out;
}

template <class Real>
char* write_any_real(char* out, Real value, Real most) {
  if (char* end = write_few_decimals(out, value, most)) return end;
  char* const end = std::to_chars(out, out + most_real, value).ptr;
  const std::string_view written(out, static_cast<std::size_t>(end - out));
  if (written.find_first_of(".e") != written.npos) return end;
  std::memcpy(end, ".0", 2);
  return end + 2;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = find_escape(text, i);
    out.append(text.data() + i, next - i);
    if (next == text.size()) break;
    char escaped[8];
    out.append(escaped, write_escaped(escaped, static_cast<unsigned char>(text[next])));
    i = next + 1;
  }
  out += '"';
}

char* write_json_string(char* out, std::string_view text) {
  *out++ = '"';
  out = write_contents(out, text);
  *out++ = '"';
  return out;
}

char* write_real(char* out, double value) { return write_any_real(out, value, 10000.0); }
char* write_real(char* out, float value) { return write_any_real(out, value, 1000.0f); }

}  // namespace glossator
