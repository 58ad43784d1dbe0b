#include "names/comma_body.hpp"

#include <algorithm>
#include <string>

#include "names/body_tasks.hpp"
#include "names/legal_form.hpp"
#include "names/sorted_words.hpp"

namespace gloss::names {
namespace {

/// Nouns that begin the name of a body of the state or of a university: "Department" of Health.
constexpr std::string_view heads[] = {
    "academy",    "administration", "agency",      "authority",   "board",     "bureau",
    "center",     "centre",         "college",     "commission",  "committee", "council",
    "department", "directorate",    "division",    "faculty",     "institute", "ministry",
    "office",     "school",         "secretariat", "subcommittee"};
static_assert(std::ranges::is_sorted(heads));

/// How firms end that are called after several partners, even with "and" before the last one.
constexpr std::string_view partnerships[] = {"Advocates", "Associates", "L.L.P.",     "LLP",
                                             "PLLC",      "Partners",   "Solicitors", "Sons"};
static_assert(std::ranges::is_sorted(partnerships));

/// Days and months, which end a clause before a firm and are no partners.
constexpr std::string_view times[] = {"April",   "August",   "December", "February", "Friday",
                                      "January", "July",     "June",     "March",    "May",
                                      "Monday",  "November", "October",  "Saturday", "September",
                                      "Sunday",  "Thursday", "Tuesday",  "Wednesday"};
static_assert(std::ranges::is_sorted(times));

/// The words of a document around organizations.
class CommaJoiner {
 public:
  CommaJoiner(const DocumentView& document, std::int32_t sure, std::vector<Name>& names)
      : document_(document), sure_(sure), names_(names) {}

  void join(const PlacedName& placed) {
    placed_ = placed;
    const Name& name = names_[placed.number];
    const std::uint32_t end = may_have_subjects() ? end_of_subjects() : placed.end;
    const std::uint32_t first = may_have_partners() ? first_partner() : placed.first;
    if (end > placed.end)
      take({name.begin, document_.tokens[end - 1].end});
    else if (first < placed.first)
      take({document_.tokens[first].begin, name.end});
  }

 private:
  const Row& row(std::uint32_t word) const { return document_.rows[word]; }
  bool is_any_of(std::uint32_t word, std::uint32_t spellings) const {
    return word < document_.tokens.size() && (bit(row(word).spelling) & spellings) != 0;
  }
  bool is_comma(std::uint32_t word) const { return is_any_of(word, bit(Spelling::comma)); }
  bool is_joint(std::uint32_t word) const {
    return is_any_of(word, bit(Spelling::conjunction) | bit(Spelling::ampersand));
  }
  bool is_capital(std::uint32_t word) const { return is_any_of(word, capital_words); }
  std::string_view lower(std::uint32_t word) {
    gloss::to_lower(document_.covered(word), lower_);
    return lower_;
  }
  bool is_subject(std::uint32_t word) { return is_capital(word) && is_body_task(lower(word)); }

  // Most names are passed over by the spellings of a few words, before any list is asked.
  bool may_have_subjects() const {
    constexpr std::uint32_t begins =
        bit(Spelling::capital) | bit(Spelling::the) | bit(Spelling::conjunction);
    return is_comma(placed_.end) && placed_.end - placed_.first >= 3 &&
           is_any_of(placed_.end + 1, begins);
  }
  bool may_have_partners() const {
    const std::uint32_t first = placed_.first;
    if (first < 2 || !is_capital(first - 2))
      return first >= 4 && is_joint(first - 1) && is_comma(first - 2);
    if (!is_comma(first - 1)) return first >= 3 && is_joint(first - 1) && is_comma(first - 3);
    for (std::uint32_t i = first + 1; i + 1 < placed_.end; ++i)
      if (is_joint(i)) return true;
    return false;
  }

  /// Whether the name is of the form "Department of Health".
  bool is_official() {
    if (!is_subject(placed_.end - 1)) return false;
    for (std::uint32_t i = placed_.first; i + 2 < placed_.end; ++i) {
      const std::string_view next = document_.covered(i + 1);
      if ((next == "of" || next == "for" || next == "on") && is_in(heads, lower(i))) return true;
    }
    return false;
  }

  /// "Commerce Secretary Ross" is no part of a body.
  bool is_office(std::uint32_t word) {
    constexpr std::string_view offices[] = {"committee", "department", "minister",
                                            "ministry",  "secretary",  "subcommittee"};
    static_assert(std::ranges::is_sorted(offices));
    return is_capital(word) && is_in(offices, lower(word));
  }

  /// The end of a subject at a word: "the Environment", "Rural Affairs"; the word itself if there
  /// is none.
  std::uint32_t end_of_subject(std::uint32_t word) {
    constexpr std::uint32_t most_words = 3;
    const std::uint32_t first = word + (is_any_of(word, bit(Spelling::the)) ? 1 : 0);
    std::uint32_t end = word, i = first;
    for (; i < first + most_words; ++i) {
      if (is_subject(i)) end = i + 1;
      if (!is_capital(i) && (i == first || !is_any_of(i, bit(Spelling::possessive)))) break;
    }
    return is_office(end) ? word : end;
  }

  /// Behind ", Labour and Welfare"; the name's own end if no such list follows.
  std::uint32_t end_of_subjects() {
    if (is_joint(placed_.end + 1) || !is_official()) return placed_.end;
    for (std::uint32_t i = placed_.end; is_comma(i) || is_joint(i);) {
      const bool is_last = is_joint(i) || is_joint(i + 1);
      const std::uint32_t word = i + (is_comma(i) && is_last ? 2 : 1);
      const std::uint32_t end = end_of_subject(word);
      if (end == word) break;
      if (is_last) return is_cut(document_.tokens[end - 1].end) ? placed_.end : end;
      i = end;
    }
    return placed_.end;
  }
  /// Whether another name goes on over a byte: "Fisheries Agency".
  bool is_cut(std::uint32_t byte) const {
    return std::ranges::any_of(near_names(), [&](const Name& name) {
      return name.begin < byte && name.end > byte && name.begin > names_[placed_.number].begin;
    });
  }

  /// The first partner of a firm before the name; the name's own first word if there is none.
  std::uint32_t first_partner() {
    std::uint32_t first = placed_.first;
    if (!is_firm()) return first;
    if (is_joint(first - 1)) {
      std::uint32_t word = first - 2;
      if (word > 0 && is_comma(word)) --word;
      if (!is_partner(word) || word < 2 || !is_comma(word - 1)) return first;
      first = word;
    }
    while (first >= 2 && is_comma(first - 1) &&
           document_.tokens[first - 2].end == document_.tokens[first - 1].begin &&
           is_partner(first - 2))
      first -= 2;
    const bool has_comma = first < placed_.first && is_comma(first + 1);
    return has_comma && !is_apart(first) ? first : placed_.first;
  }
  /// "In Jackson, Baker & Hill LLP", "between Tanaka and Moreau, Moreau & Co"
  bool is_apart(std::uint32_t word) {
    return word > 0 && (is_joint(word - 1) || lower(word - 1) == "in");
  }

  /// Whether the name ends like a firm of several partners, or joins them with &.
  bool is_firm() {
    const std::string_view last = document_.covered(placed_.end - 1);
    const bool is_partnership = is_in(partnerships, last);
    if (is_joint(placed_.first - 1))
      return is_partnership || is_any_of(placed_.first - 1, bit(Spelling::ampersand));
    bool has_joint = false, has_ampersand = false;
    for (std::uint32_t i = placed_.first + 1; i + 1 < placed_.end; ++i) {
      has_joint |= is_joint(i);
      has_ampersand |= is_any_of(i, bit(Spelling::ampersand));
    }
    if (has_ampersand) return true;
    const Name& name = names_[placed_.number];
    return has_joint &&
           (is_partnership || !without_legal_form(text_of(document_.text, name)).empty());
  }

  /// Whether a word alone can be the family name of a partner. Where a list of partners follows, it
  /// may also be known as the short name of the firm.
  bool is_partner(std::uint32_t word) const {
    if (!is_capital(word) || is_in(times, document_.covered(word))) return false;
    const Span span = document_.tokens.span(word);
    const Row& it = row(word);
    const bool is_family = (it.kind & name_kind::family) != 0;
    const bool is_in_list = is_comma(word + 1) && is_comma(word + 3);
    for (const Name& name : near_names()) {
      if (name.begin == name.end || name.end <= span.begin || name.begin >= span.end) continue;
      if (name.begin != span.begin || name.end != span.end) return false;
      if (name.type == Type::person) return true;
      return name.margin < sure_ && (is_family || is_in_list) &&
             (it.kind & name_kind::place) == 0 &&
             (is_in_list || (it.kind & name_kind::organization) == 0);
    }
    return (it.marks & word_mark::ordinary) == 0 &&
           (is_family || it.smallness == smallness_unknown);
  }

  /// The names that can lie beside the name at hand.
  std::span<Name> near_names() const {
    constexpr std::size_t reach = 8;
    const std::size_t begin = placed_.number < reach ? 0 : placed_.number - reach;
    const std::size_t end = std::min(names_.size(), placed_.number + reach + 1);
    return std::span(names_).subspan(begin, end - begin);
  }
  void take(Span span) {
    Name& whole = names_[placed_.number];
    for (Name& name : near_names())
      if (&name != &whole && name.begin >= span.begin && name.end <= span.end)
        name.end = name.begin;
    whole.begin = span.begin, whole.end = span.end;
  }

  const DocumentView& document_;
  std::int32_t sure_;
  std::vector<Name>& names_;
  PlacedName placed_{};
  std::string lower_;
};

}  // namespace

CommaBodies::CommaBodies(const Model& model)
    : sure_(model.calibration(Type::organization).margin_of(0.8f)) {}

void CommaBodies::join(const DocumentView& document, std::span<const PlacedName> placed,
                       std::vector<Name>& names) const {
  CommaJoiner joiner(document, sure_, names);
  for (const PlacedName& one : placed) {
    const Name& name = names[one.number];
    if (one.doubt == PlacedName::Doubt::commas && name.begin < name.end) joiner.join(one);
  }
}

}  // namespace gloss::names
