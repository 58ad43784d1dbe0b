#include "input/html/windows_1252.hpp"

#include "text/utf8_sequence.hpp"

namespace glossator {

char32_t from_windows_1252(unsigned char byte) {
  // Bytes 0x80 to 0x9F; all others are code points of the same number.
  static constexpr char16_t differing[32] = {
      0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  return byte >= 0x80 && byte <= 0x9F ? differing[byte - 0x80] : byte;
}

std::string windows_1252_to_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) append_utf8(out, from_windows_1252(static_cast<unsigned char>(c)));
  return out;
}

}  // namespace glossator
