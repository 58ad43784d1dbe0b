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

template <class Real>
char* write_shortest(char* out, Real value) {
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

char* write_any_real(char* out, double value) { return write_shortest(out, value); }
char* write_any_real(char* out, float value) { return write_shortest(out, value); }

}  // namespace glossator
