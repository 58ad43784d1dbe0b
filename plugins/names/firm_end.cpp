#include "names/firm_end.hpp"

#include <algorithm>

#include "names/legal_form.hpp"
#include "names/text_beside.hpp"

namespace gloss::names {
namespace {

/// An ASCII capital, or the first byte of a letter beyond ASCII.
bool may_be_capital(char c) {
  return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}

/// The word at the begin of `text`, without a stop behind it.
std::string_view first_word(std::string_view text) {
  std::string_view word = text.substr(0, text.find_first_of(" \n\r\t)(;:!?\""));
  while (word.size() > 1 && !is_legal_form(word) && (word.back() == '.' || word.back() == ','))
    word.remove_suffix(1);
  return word;
}

/// Whether the text goes on with another sentence, or ends.
bool ends_sentence(std::string_view text) {
  if (text.empty() || text[0] == '\n') return true;
  return text[0] == ' ' && (text.size() == 1 || !(text[1] >= 'a' && text[1] <= 'z'));
}

/// The bytes of " (UK) Ltd" behind byte `end`; 0 if there is no such bracket.
std::uint32_t size_of_bracket(std::string_view text, std::size_t end) {
  constexpr std::size_t longest = 24;
  if (!has_behind(text, end, " (") || end + 2 == text.size() || !may_be_capital(text[end + 2]))
    return 0;
  const std::size_t close = text.substr(0, std::min(text.size(), end + longest)).find(')', end);
  if (close == text.npos || close + 2 >= text.size() || text[close + 1] != ' ') return 0;
  if (text.substr(end + 2, close - end - 2).find_first_of("\n:;,") != text.npos) return 0;
  std::size_t past = close + 1;
  while (past + 1 < text.size() && text[past] == ' ') {
    const std::string_view word = first_word(text.substr(past + 1));
    if (!is_legal_form(word)) break;
    past += 1 + word.size();
  }
  if (past == close + 1) return 0;
  if (text[past - 1] == '.' && ends_sentence(text.substr(past))) --past;
  return static_cast<std::uint32_t>(past - end);
}

}  // namespace

void end_firms(std::string_view text, std::vector<Name>& names) {
  std::uint32_t covered = 0;
  bool has_empty = false;
  for (Name& name : names) {
    if (name.begin < covered) {  // a place in the bracket
      name.begin = std::min(name.end, covered);
      has_empty = has_empty || name.begin == name.end;
    } else if (name.type == Type::organization) {
      if (const std::uint32_t size = size_of_bracket(text, name.end)) covered = name.end += size;
    }
  }
  if (has_empty) drop_empty(names);
}

}  // namespace gloss::names
