#include "dates/message.hpp"

#include <gloss/standard_layers.hpp>

namespace gloss::dates {
namespace {

bool is_first_person(std::string_view word) {
  return word == "I" || word == "i" || word == "my" || word == "My";
}

bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }

}  // namespace

bool is_message(std::string_view text, const LayerView& tokens, const MarkView& marks) {
  constexpr std::size_t most_tokens = 80, most_bytes = 500, brief = 140, phrase = 4;
  const auto count = static_cast<std::uint32_t>(tokens.size());
  if (count > most_tokens || text.size() > most_bytes) return false;
  if (marks.next(0, count, Row::informal) != count) return true;
  if (text.size() <= brief && count > phrase && is_lower(text.front())) return true;
  for (std::uint32_t i = 0; i < count; ++i) {
    const gloss_record& token = tokens[i];
    if (token.type == layers::token::handle || token.type == layers::token::url) return true;
    if (text.size() <= brief && is_first_person(text.substr(token.begin, token.end - token.begin)))
      return true;
  }
  return text.find("RT @") != std::string_view::npos;
}

}  // namespace gloss::dates
