#include "place.hpp"

#include <algorithm>
#include <charconv>

#include "glossator/error.hpp"

namespace glossator::explain {
namespace {

std::optional<std::uint32_t> number(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool is_whole = error == std::errc() && end == digits.data() + digits.size();
  return is_whole ? std::optional(value) : std::nullopt;
}

bool is_inside_character(std::string_view text, std::uint32_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

Place Place::parse(const std::string& text) {
  Place place;
  std::string_view offsets = text;
  if (const std::size_t colon = text.rfind(':'); colon != text.npos) {
    place.document = text.substr(0, colon);
    offsets.remove_prefix(colon + 1);
  }
  const std::size_t dash = std::min(offsets.find('-'), offsets.size());
  const auto begin = number(offsets.substr(0, dash));
  const auto end = dash == offsets.size() ? begin : number(offsets.substr(dash + 1));
  const bool is_range = dash != offsets.size();
  if (!begin || !end || *end == UINT32_MAX || (is_range && *begin >= *end))
    throw Error(ErrorCode::usage, "explain: offset `" + text +
                                      "`: expected bytes, as 120, 120-135 or ID:120; see `gloss "
                                      "explain --help`");
  place.span = {*begin, is_range ? *end : *begin + 1};
  return place;
}

Span inside(Span span, std::string_view text) {
  if (span.begin >= text.size())
    throw Error(ErrorCode::usage, "explain: offset " + std::to_string(span.begin) +
                                      " is not in the text, which has " +
                                      std::to_string(text.size()) + " bytes");
  span.end = std::min<std::uint32_t>(span.end, static_cast<std::uint32_t>(text.size()));
  while (is_inside_character(text, span.begin)) --span.begin;
  while (is_inside_character(text, span.end)) ++span.end;
  return span;
}

std::optional<Span> find_text(std::string_view text, const std::string& wanted) {
  const std::size_t at = text.find(wanted);
  if (at == text.npos || wanted.empty()) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(at);
  return Span{begin, begin + static_cast<std::uint32_t>(wanted.size())};
}

}  // namespace glossator::explain
