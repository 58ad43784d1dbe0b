#include "names/partner_firm.hpp"

#include <algorithm>

#include "names/legal_form.hpp"
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
bool has_family_name(const DocumentView& document, const Name& name) {
  const std::uint8_t kind = document.rows[word_at(document.tokens, name.begin)].kind;
  return (kind & name_kind::family) != 0 || (kind & name_kind::given) == 0;
}
bool is_one_word(const DocumentView& document, const Name& name) {
  return document.tokens[word_at(document.tokens, name.begin)].end == name.end;
}

/// Whether & between two persons tells a firm: "Ortega & Volkov", not "Tom & Priya".
bool are_partners(const DocumentView& document, const Name& a, const Name& b) {
  return is_one_word(document, a) && is_one_word(document, b) &&
         !(begins_with_given_name(document, a) && begins_with_given_name(document, b));
}

/// Whether a firm with & between the two names is listed: "Procter and Gamble".
bool are_listed_partners(const DocumentView& document, const WordTable& table, const Name& a,
                         const Name& b) {
  static const std::uint32_t joint = short_hash("&");
  if (!is_one_word(document, a) || !is_one_word(document, b)) return false;
  const auto hash_of = [&](const Name& name) {
    return document.rows[word_at(document.tokens, name.begin)].lower_hash;
  };
  const std::uint64_t hash =
      phrase_hash(phrase_hash(phrase_hash(0, hash_of(a)), joint), hash_of(b));
  const PhraseEntry* const entry = table.phrase(hash);
  return entry && is_organization(static_cast<PhraseKind>(entry->kind));
}

/// Whether "and" between the names is that of a firm: "Procter and Gamble", "Price and Waller LLP".
bool is_firm_with_and(const DocumentView& document, const WordTable& table, const Name& a,
                      const Name& b) {
  if (b.begin != a.end + 5 || !has_behind(document.text, a.end, " and ")) return false;
  if (b.type == Type::person) return are_listed_partners(document, table, a, b);
  const std::string_view stem = without_legal_form(text_of(document.text, b));
  return b.type == Type::organization && !stem.empty() && stem.find(' ') == stem.npos &&
         is_one_word(document, a) && has_family_name(document, a);
}

}  // namespace

void join_partners(const DocumentView& document, const WordTable& table, std::vector<Name>& names) {
  bool has_empty = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Name& name = names[i];
    if (name.type != Type::person || name.begin == name.end) continue;
    Name* const next = i + 1 < names.size() ? &names[i + 1] : nullptr;
    if (const std::uint32_t size = size_of_kin(document.text, name.end); size > 0) {
      if (next && next->begin < name.end + size) continue;
      name.end += size;
    } else {
      if (!next) continue;
      const bool has_sign = next->type == Type::person && next->begin == name.end + 3 &&
                            has_behind(document.text, name.end, " & ");
      if (!(has_sign ? are_partners(document, name, *next)
                     : is_firm_with_and(document, table, name, *next)))
        continue;
      name.end = next->end;
      next->end = next->begin;
      has_empty = true;
    }
    name.type = Type::organization;
  }
  if (has_empty) drop_empty(names);
}

}  // namespace gloss::names
