#include "text/utf8.hpp"

#include <simdjson.h>

#include <cstdint>
#include <cstring>

#include "text/utf8_sequence.hpp"

namespace glossator {

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return std::nullopt;
  return valid_utf8_size(text);
}

bool is_ascii(std::string_view text) {
  std::uint64_t all = 0;
  for (; text.size() >= sizeof all; text.remove_prefix(sizeof all)) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data(), sizeof eight);
    all |= eight;
  }
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return (all & 0x8080808080808080u) == 0;
}

}  // namespace glossator
