#include "json/json_text.hpp"

#include <bit>
#include <cstring>

namespace glossator {
namespace {

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

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

__m128i load_16(const char* from) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}
void store_16(char* to, __m128i bytes) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes); }

#endif

/// Fast path for a value with at most four decimals; NULL if the value is not one. The decimal
/// reads back the same, because the quotient of two exact numbers rounds to the nearest number of
/// the type. No shorter decimal does, because below `most` such decimals lie farther apart than the
/// numbers of the type.
template <class Real>
char* write_few_decimals(char* out, Real value, Real most) {
  constexpr std::uint32_t scale = 10000;
  const Real size = std::abs(value);
  if (!(size < most)) return nullptr;
  const auto scaled = static_cast<std::uint32_t>(size * Real{scale} + Real{0.5});
  if (static_cast<Real>(static_cast<std::int32_t>(scaled)) / Real{scale} != size) return nullptr;
  *out = '-';
  out += std::signbit(value);
  const std::uint32_t integer = scaled / scale, decimals = scaled - scale * integer;
  // Most numbers are scores, weights and shares.
  if (integer < 10) {
    if (scaled < 10 && scaled > 0) return nullptr;  // shorter with an exponent
    *out++ = static_cast<char>('0' + integer);
  } else {
    out = write_integer(out, integer);
  }
  *out++ = '.';
  std::memcpy(out, &four_digits[4 * decimals], 4);
  if (out[3] != '0') return out + 4;
  // Drops trailing zeros, but keeps one decimal.
  return out + 3 - (decimals % 100 == 0) - (decimals % 1000 == 0);
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

// Copies a block while it looks for escapes; later writes overwrite the bytes copied behind an
// escape or the end.
char* write_json_contents(char* out, std::string_view text, const char* readable) {
  constexpr std::size_t block = 16;
  while (static_cast<std::size_t>(readable - text.data()) >= block) {
    const __m128i bytes = load_16(text.data());
    store_16(out, bytes);
    const unsigned in_text = text.size() < block ? (1u << text.size()) - 1 : 0xFFFF;
    const unsigned mask = escape_mask(bytes) & in_text;
    std::size_t done = block;
    if (mask != 0) {
      done = static_cast<std::size_t>(std::countr_zero(mask));
      out = write_escaped(out + done, static_cast<unsigned char>(text[done]));
      ++done;
    } else if (text.size() <= block) {
      return out + text.size();
    } else {
      out += done;
    }
    text.remove_prefix(done);
  }
  return write_scalar(out, text);
}

#else

char* write_json_contents(char* out, std::string_view text, const char*) {
  return write_scalar(out, text);
}

#endif

char* write_real(char* out, double value) { return write_any_real(out, value, 10000.0); }
char* write_real(char* out, float value) { return write_any_real(out, value, 1000.0f); }

}  // namespace glossator
