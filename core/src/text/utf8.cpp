#include "text/utf8.hpp"

#include <simdjson.h>

#include "text/utf8_sequence.hpp"

namespace glossator {

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return std::nullopt;
  return valid_utf8_size(text);
}

}  // namespace glossator
