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

#if defined(__SSE2__)

__m128i load_8(const char* from) { return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from)); }
__m128i load_4(const char* from) {
  int word;
  std::memcpy(&word, from, sizeof word);
  return _mm_cvtsi32_si128(word);
}

// Fewer than 16 bytes, from 4 on as two pieces that may overlap.
char* write_short(char* out, std::string_view text) {
  const char* const from = text.data();
  const std::size_t size = text.size();
  if (size >= 8) {
    if (escape_mask(_mm_unpacklo_epi64(load_8(from), load_8(from + size - 8))) != 0)
      return write_scalar(out, text);
    std::memcpy(out, from, 8);
    std::memcpy(out + size - 8, from + size - 8, 8);
    return out + size;
  }
  if (size >= 4) {
    const __m128i both = _mm_unpacklo_epi32(load_4(from), load_4(from + size - 4));
    if ((escape_mask(both) & 0xFF) != 0) return write_scalar(out, text);
    std::memcpy(out, from, 4);
    std::memcpy(out + size - 4, from + size - 4, 4);
    return out + size;
  }
  return write_scalar(out, text);
}

#endif

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
  out = write_integer(out, scaled / scale);
  *out++ = '.';
  const auto decimals = static_cast<unsigned>(scaled % scale);
  const unsigned first = decimals / 100, last = decimals % 100;
  std::memcpy(out, digit_pairs + 2 * first, 2);
  std::memcpy(out + 2, digit_pairs + 2 * last, 2);
  // Zeros at the end are dropped, but for the first.
  if (last == 0) return out + (first % 10 == 0 ? 1 : 2);
  return out + (last % 10 == 0 ? 3 : 4);
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

#if defined(__SSE2__)

// Copies and looks at the same time; what is written behind an escape is written again.
char* write_json_contents(char* out, std::string_view text) {
  std::size_t i = 0;
  while (i + 16 <= text.size()) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes);
    const unsigned mask = escape_mask(bytes);
    const auto clean = mask == 0 ? 16u : static_cast<unsigned>(std::countr_zero(mask));
    i += clean;
    out += clean;
    if (mask != 0) out = write_escaped(out, static_cast<unsigned char>(text[i++]));
  }
  return write_short(out, text.substr(i));
}

#else

char* write_json_contents(char* out, std::string_view text) { return write_scalar(out, text); }

#endif

char* write_json_string(char* out, std::string_view text) {
  *out++ = '"';
  out = write_json_contents(out, text);
  *out++ = '"';
  return out;
}

char* write_real(char* out, double value) { return write_any_real(out, value, 10000.0); }
char* write_real(char* out, float value) { return write_any_real(out, value, 1000.0f); }

}  // namespace glossator
