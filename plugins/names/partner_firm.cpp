#include "names/partner_firm.hpp"

#include <algorithm>

#include "names/text_beside.hpp"
#include "names/word_at.hpp"

namespace gloss::names {
namespace {

/// How firms of a family end, behind "and" or &; longer ones before those that they begin with.
constexpr std::string_view kin[] = {"Brothers", "Company",  "Co",      "Daughters", "Daughter",
                                    "Nephew",   "Partners", "Sisters", "Sons",      "Son"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether `text`, behind "Co", begins with the stop of an abbreviation and goes on with its
/// sentence.
bool has_own_stop(std::string_view text) {
  if (!text.starts_with('.') || text.size() < 3) return false;
  return text[1] == ',' || (text[1] == ' ' && text[2] >= 'a' && text[2] <= 'z');
}

/// The bytes of " & Sons" behind byte `begin`; 0 if it has none.
std::uint32_t size_of_kin(std::string_view text, std::size_t begin) {
  const std::size_t joint = has_behind(text, begin, " & ")     ? 3
                            : has_behind(text, begin, " and ") ? 5
                                                               : 0;
  if (joint == 0) return 0;
  const std::string_view behind = text.substr(begin);
  for (const std::string_view word : kin) {
    if (!has_behind(behind, joint, word)) continue;
    const std::size_t end = joint + word.size();
    if (end < behind.size() && is_letter(behind[end])) return 0;
    return static_cast<std::uint32_t>(end +
                                      (word == "Co" && has_own_stop(behind.substr(end)) ? 1 : 0));
  }
  return 0;
}

bool begins_with_given_name(const DocumentView& document, const Name& name) {
  return (document.rows[word_at(document.tokens, name.begin)].kind & name_kind::given) != 0;
}
bool is_one_word(const DocumentView& document, const Name& name) {
  return document.tokens[word_at(document.tokens, name.begin)].end == name.end;
}

/// Whether & between two persons tells a firm: "Ortega & Volkov", not "Tom & Priya".
bool are_partners(const DocumentView& document, const Name& a, const Name& b) {
  return is_one_word(document, a) && is_one_word(document, b) &&
         !(begins_with_given_name(document, a) && begins_with_given_name(document, b));
}

}  // namespace

void join_partners(const DocumentView& document, std::vector<Name>& names) {
  bool has_empty = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Name& name = names[i];
    if (name.type != Type::person || name.begin == name.end) continue;
    Name* const next = i + 1 < names.size() ? &names[i + 1] : nullptr;
    if (const std::uint32_t size = size_of_kin(document.text, name.end); size > 0) {
      if (next && next->begin < name.end + size) continue;
      name.end += size;
    } else {
      const bool is_joined = next && next->type == Type::person &&
                             has_behind(document.text, name.end, " & ") &&
                             next->begin == name.end + 3 && are_partners(document, name, *next);
      if (!is_joined) continue;
      name.end = next->end;
      next->end = next->begin;
      has_empty = true;
    }
    name.type = Type::organization;
  }
  if (has_empty) drop_empty(names);
}

}  // namespace gloss::names
