#include "names/apposition.hpp"

#include <algorithm>
#include <ranges>

#include "names/legal_form.hpp"
#include "names/word_at.hpp"

namespace gloss::names {
namespace {

/// Whether a word of one comma may end `text`: told from the last byte that is no blank, without a
/// search for the word.
bool may_end_in_comma(std::string_view text) {
  const auto last = std::ranges::find_if_not(std::views::reverse(text),
                                             [](unsigned char c) { return c <= ' ' || c == 0x7F; });
  if (last == text.rend()) return false;
  return *last == ',' || static_cast<unsigned char>(*last) >= 0x80;  // those can be invisible
}

}  // namespace

Appositions::Appositions(const Model& model)
    : model_(model),
      doubtful_(model.calibration(Type::organization).margin_of(0.85f)),
      agreed_(std::max(model.calibration(Type::person).margin_of(0.8f), 0)) {}

void Appositions::apply(const DocumentView& document, std::vector<Name>& names) const {
  std::string lower;
  for (Name& name : names) {
    if (name.type != Type::organization || name.margin >= doubtful_) continue;
    if (!may_end_in_comma(document.text.substr(0, name.begin))) continue;
    if (!is_person(document, name, lower)) continue;
    name.type = Type::person;
    name.margin = agreed_;
  }
}

bool Appositions::is_person(const DocumentView& document, const Name& name,
                            std::string& lower) const {
  constexpr std::uint32_t role_class = 1u << 1;  // the number of "role" in train/lexicon.cpp
  constexpr std::uint32_t most_words = 3;
  const std::uint32_t count = document.tokens.size();
  const std::uint32_t first = word_at(document.tokens, name.begin);
  const auto is_comma = [&](std::uint32_t word) {
    return document.rows[word].spelling == Spelling::comma;
  };
  if (first < 2 || !is_comma(first - 1) || document.rows[first - 2].spelling != Spelling::lower)
    return false;
  if ((document.rows[first].kind & name_kind::given) == 0) return false;
  std::uint32_t end = first;
  for (; end < count && document.tokens[end].begin < name.end; ++end)
    if (!is_capitalised(document.rows[end].spelling)) return false;
  if (end - first < 2 || end - first > most_words || end == count || !is_comma(end)) return false;
  gloss::to_lower(document.covered(first - 2), lower);
  const WordEntry* const before = model_.words().word(text_hash(lower));
  return before && (before->classes & role_class) != 0 &&
         without_legal_form(text_of(document.text, name)).empty();
}

}  // namespace gloss::names
