#include "names/body_end.hpp"

#include <algorithm>
#include <string>

#include "names/body_tasks.hpp"
#include "names/sorted_words.hpp"
#include "names/text_beside.hpp"
#include "names/word_at.hpp"

namespace gloss::names {
namespace {

/// Nouns of bodies of a country, a region or a town.
constexpr std::string_view body_nouns[] = {
    "academy",     "agency",    "alliance",      "archdiocese",  "army",         "assembly",
    "association", "authority", "bank",          "board",        "bureau",       "campaign",
    "center",      "centre",    "chamber",       "church",       "coalition",    "college",
    "commission",  "committee", "confederation", "congress",     "consulate",    "corporation",
    "corps",       "council",   "court",         "department",   "diocese",      "directorate",
    "embassy",     "exchange",  "federation",    "forum",        "foundation",   "fund",
    "guild",       "hospital",  "institute",     "institution",  "league",       "library",
    "ministry",    "movement",  "museum",        "navy",         "network",      "observatory",
    "office",      "opera",     "orchestra",     "organisation", "organization", "parliament",
    "party",       "police",    "secretariat",   "senate",       "service",      "society",
    "survey",      "theatre",   "treasury",      "tribunal",     "trust",        "union",
    "university"};
static_assert(std::ranges::is_sorted(body_nouns));

constexpr std::uint32_t nowhere = UINT32_MAX;

/// Whether a name with a place in it is a court: "Dublin District Court", no Elm Court.
bool is_court(std::string_view name) {
  constexpr std::string_view kinds[] = {"Appeal",       "Appeals", "Circuit",  "County",
                                        "Criminal",     "Crown",   "District", "Electoral",
                                        "Family",       "Federal", "High",     "Magistrates",
                                        "Magistrates'", "Sheriff", "Superior", "Supreme"};
  if (!name.ends_with(" Court")) return false;
  name.remove_suffix(6);
  return std::ranges::find(kinds, name.substr(name.rfind(' ') + 1)) != std::end(kinds);
}

class BodyJoiner {
 public:
  BodyJoiner(const DocumentView& document, std::vector<Name>& names, std::int32_t margin)
      : document_(document), names_(names), margin_(margin) {}

  /// Gives the name at `number`, a place, to the body before it, or makes it one. Returns whether
  /// it is empty then.
  bool join_place(std::size_t number) {
    const std::uint32_t of = word_of(names_[number].begin);
    if (of == nowhere || of == 0 || !is_capital(of - 1)) return false;
    const std::uint32_t head_end = document_.tokens[of - 1].end;
    Name* const before = number > 0 ? &names_[number - 1] : nullptr;
    Name& place = names_[number];
    if (before && before->end >= head_end) {
      if (before->type != Type::organization || before->end != head_end || !has_head(*before))
        return false;
      before->end = place.end;
      place.end = place.begin;
      return true;
    }
    const std::uint32_t first = first_of_uncovered(of - 1, before ? before->end : 0);
    if (first == nowhere) return false;
    place = {document_.tokens[first].begin, place.end, Type::organization, margin_, place.source};
    return false;
  }

  /// Ends the organization at `number` behind "and Finance", if it is a "Ministry of Education".
  /// Returns whether the next name is empty then.
  bool join_task(std::size_t number) {
    Name& body = names_[number];
    if (!has_behind(document_.text, body.end, " and ")) return false;
    const std::uint32_t word = word_at(document_.tokens, body.end) + 1;
    if (word < 4 || word + 1 >= document_.tokens.size() || !is_task(word) || is_capital(word + 1) ||
        !is_task(word - 2) || !is_of(word - 3))
      return false;
    const std::uint32_t end = document_.tokens[word].end;
    Name* const next = number + 1 < names_.size() ? &names_[number + 1] : nullptr;
    const bool is_next = next && next->begin < end;
    if (is_next && next->end > end) return false;
    body.end = end;
    if (is_next) next->end = next->begin;
    return is_next;
  }

  /// Begins "District Credit Union" with "Ballymote and" before it. Returns whether the name before
  /// is empty then.
  bool take_town(std::size_t number) {
    Name& name = names_[number];
    if (!has_before(document_.text, name.begin, " and ") ||
        !has_behind(document_.text, name.begin, "District "))
      return false;
    const std::uint32_t and_ = word_at(document_.tokens, name.begin) - 1;
    if (and_ == 0 || !is_capital(and_ - 1)) return false;
    Name* const before = number > 0 ? &names_[number - 1] : nullptr;
    const bool is_named = before && before->end == document_.tokens[and_ - 1].end;
    return begin_with(is_named ? before : nullptr, and_ - 1, name);
  }

  /// Begins an organization with "Tunisian Forum for" before it, which no name covers but for the
  /// adjective. Returns whether the name before is empty then.
  bool take_head(std::size_t number) {
    Name& name = names_[number];
    if (!has_before(document_.text, name.begin, " for ")) return false;
    const std::uint32_t for_ = word_at(document_.tokens, name.begin) - 1;
    if (for_ == 0 || !is_capital(for_ - 1) || !is_head(for_ - 1)) return false;
    Name* const before = number > 0 ? &names_[number - 1] : nullptr;
    const std::uint32_t covered = before ? before->end : 0;
    std::uint32_t first = for_ - 1;
    if (document_.tokens[first].begin < covered) return false;
    while (first > 0 && is_open_capital(first - 1, covered) &&
           document_.covered(first - 1) != "The")
      --first;
    const bool has_adjective = first > 0 && before && before->type == Type::other &&
                               document_.tokens[first - 1].end == before->end;
    return begin_with(has_adjective ? before : nullptr, first, name);
  }

  /// Ends the name at `number` behind a legal form in small letters, which makes it an
  /// organization.
  void take_form(std::size_t number) {
    constexpr std::string_view forms[] = {" plc", " s.r.o.", " a.s.", " d.o.o.", " sp. z o.o."};
    Name& name = names_[number];
    // Few names are followed by a blank and one of these letters.
    const std::string_view behind = document_.text.substr(name.end);
    if (behind.size() < 4 || std::string_view("psad").find(behind[1]) == behind.npos) return;
    for (const std::string_view form : forms) {
      if (!has_behind(document_.text, name.end, form)) continue;
      const char next = behind.size() > form.size() ? behind[form.size()] : ' ';
      if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) return;
      name.end += static_cast<std::uint32_t>(form.size());
      name.type = Type::organization;
      return;
    }
  }

 private:
  bool is_task(std::uint32_t word) {
    if (!is_capital(word)) return false;
    gloss::to_lower(document_.covered(word), lower_);
    return is_body_task(lower_);
  }
  bool is_of(std::uint32_t word) const { return document_.covered(word) == "of"; }
  bool is_capital(std::uint32_t word) const {
    return (bit(document_.rows[word].spelling) & capital_words) != 0;
  }
  /// Whether a word with a capital is in no name, if names end at byte `covered`.
  bool is_open_capital(std::uint32_t word, std::uint32_t covered) const {
    return is_capital(word) && document_.tokens[word].begin >= covered;
  }
  /// Begins a name with the name before it, or with a word if `before` is NULL. Returns whether the
  /// name before is empty then.
  bool begin_with(Name* before, std::uint32_t word, Name& name) const {
    name.begin = before ? before->begin : document_.tokens[word].begin;
    if (before) before->end = before->begin;
    return before != nullptr;
  }
  bool is_head(std::uint32_t word) {
    gloss::to_lower(document_.covered(word), lower_);
    return is_in(body_nouns, lower_);
  }
  /// Whether a word of a name is a head.
  bool has_head(const Name& name) {
    for (std::uint32_t word = word_at(document_.tokens, name.begin);
         word < document_.tokens.size() && document_.tokens[word].begin < name.end; ++word)
      if (is_head(word)) return true;
    return false;
  }

  /// The word "of" of "of Ghana", "of the Bahamas" whose place begins at a byte.
  std::uint32_t word_of(std::uint32_t place) const {
    const bool is_near = has_before(document_.text, place, " of ");
    if (!is_near && !has_before(document_.text, place, " of the ")) return nowhere;
    return word_at(document_.tokens, place) - (is_near ? 1 : 2);
  }

  /// The first of the capital words up to `head`, behind "the": "the Museum". Names end at byte
  /// `covered`.
  std::uint32_t first_of_uncovered(std::uint32_t head, std::uint32_t covered) {
    if (!is_head(head)) return nowhere;
    std::uint32_t first = head;
    while (first > 0 && is_open_capital(first - 1, covered)) --first;
    const bool is_behind_the = first > 0 && document_.rows[first - 1].spelling == Spelling::the &&
                               document_.tokens[first - 1].begin >= covered;
    return is_behind_the ? first : nowhere;
  }

  const DocumentView& document_;
  std::vector<Name>& names_;
  std::int32_t margin_;
  std::string lower_;
};

}  // namespace

void end_bodies(const DocumentView& document, std::int32_t margin, std::vector<Name>& names) {
  BodyJoiner joiner(document, names, margin);
  bool has_empty = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    joiner.take_form(i);
    if (names[i].type == Type::organization) {
      has_empty |= joiner.join_task(i);
      has_empty |= joiner.take_town(i);
      has_empty |= joiner.take_head(i);
    }
    if (names[i].type != Type::place) continue;
    if (is_court(text_of(document.text, names[i])))
      names[i].type = Type::organization;
    else
      has_empty |= joiner.join_place(i);
  }
  if (has_empty) drop_empty(names);
}

}  // namespace gloss::names
