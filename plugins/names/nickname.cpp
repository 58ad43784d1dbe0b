#include "names/nickname.hpp"

#include <algorithm>

#include "names/enclosure.hpp"
#include "names/legal_form.hpp"
#include "names/model.hpp"

namespace gloss::names {
namespace {

constexpr std::uint32_t no_word = 0xFFFFFFFFu;

bool is_single_quote(std::string_view mark) { return mark == "'" || mark == "‘" || mark == "’"; }

/// "C.N.", "J.R.R."
bool are_initials(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i % 2 == 0 ? word[i] < 'A' || word[i] > 'Z' : word[i] != '.') return false;
  return word.size() > 1 && word.back() == '.';
}

bool is_suffix(std::string_view word) {
  constexpr std::string_view suffixes[] = {"II", "III", "IV", "Jr", "Jr.", "Sr", "Sr."};
  static_assert(std::ranges::is_sorted(suffixes));
  return std::ranges::binary_search(suffixes, word);
}

/// Whether `shape` can be short for `whole`: Seun for Oluwaseun, Pete for Piotr, Roz for Rosalind.
bool is_short_form(std::string_view shape, std::string_view whole) {
  if (shape.size() < 3 || shape.size() >= whole.size()) return false;
  const std::string_view tail = shape.substr(1);
  return whole.substr(0, 2) == shape.substr(0, 2) || whole.find(tail) != whole.npos;
}

class Joiner {
 public:
  Joiner(const DocumentView& document, std::vector<Name>& names)
      : document_(document), names_(names) {}

  void mend(const PlacedName& placed) {
    placed_ = placed;
    if (is_taken(names_[placed.number])) return;
    const std::uint32_t opening = unclosed_mark(), closing = unopened_mark();
    Enclosure marks;
    if (opening != no_word)
      marks = enclosure_at(document_, opening);
    else if (closing != no_word)
      marks = enclosure_closed_at(closing);
    else if (!has_mark())
      marks = enclosure_beside();
    if (marks.is_any() && join_person(marks)) return;
    if (closing != no_word)
      mend_begin(marks, closing);
    else if (opening != no_word)
      mend_end(marks, opening);
  }

 private:
  struct Part {
    std::uint32_t first = 0, end = 0;  ///< words; end == 0: there is none
    std::uint32_t name = no_word;      ///< no_word: the names have not got it
  };

  static bool is_taken(const Name& name) { return name.begin == name.end; }
  const Row& row(std::uint32_t word) const { return document_.rows[word]; }
  Name& own() { return names_[placed_.number]; }
  std::uint32_t begin_of(std::uint32_t word) const { return document_.tokens[word].begin; }
  std::uint32_t end_of(std::uint32_t word) const { return document_.tokens[word].end; }

  bool has_mark() const {
    for (std::uint32_t i = placed_.first; i < placed_.end; ++i)
      if (opens(document_, i) || closes(document_, i)) return true;
    return false;
  }
  /// The mark inside the name that is closed behind it; `no_word` if there is none.
  std::uint32_t unclosed_mark() const {
    std::uint32_t open = no_word;
    for (std::uint32_t i = placed_.first + 1; i < placed_.end; ++i) {
      if (open == no_word && opens(document_, i) &&
          (!is_apostrophe(i) || enclosure_at(document_, i).is_any()))
        open = i;
      else if (open != no_word && is_pair(document_, open, i))
        open = no_word;
    }
    return open;
  }
  /// The mark inside the name that is opened before it; `no_word` if there is none.
  std::uint32_t unopened_mark() const {
    for (std::uint32_t i = placed_.first; i < placed_.end; ++i) {
      if (opens(document_, i)) return no_word;
      if (closes(document_, i) && (!is_apostrophe(i) || enclosure_closed_at(i).is_any())) return i;
    }
    return no_word;
  }
  /// Whether a mark is perhaps no quote: "the Workers' Union", "Fish 'n Chips".
  bool is_apostrophe(std::uint32_t word) const { return is_single_quote(document_.covered(word)); }
  /// The marks whose first closing one is inside the name, at `closing`, and that open before it.
  Enclosure enclosure_closed_at(std::uint32_t closing) const {
    constexpr std::uint32_t most_before = 5;
    const std::uint32_t first = placed_.first;
    for (std::uint32_t i = first; i > 0 && i + most_before > first;) {
      const Enclosure inner = enclosure_at(document_, --i);
      if (!inner.is_any() || inner.close != closing) continue;
      const Enclosure outer = i > 0 ? enclosure_at(document_, i - 1) : Enclosure{};
      return outer.is_double ? outer : inner;
    }
    return {};
  }

  /// The marks behind the name, else those before it.
  Enclosure enclosure_beside() const {
    const Enclosure behind = enclosure_at(document_, placed_.end);
    if (behind.is_any() || placed_.first == 0 || !closes(document_, placed_.first - 1))
      return behind;
    return enclosure_closed_at(placed_.first - 1);
  }

  /// The number of the name that begins or ends at a byte, near the name at hand.
  std::uint32_t name_near(std::uint32_t byte, std::uint32_t Name::*position) const {
    const std::span<Name> near = near_names();
    for (const Name& name : near)
      if (!is_taken(name) && name.*position == byte)
        return static_cast<std::uint32_t>(&name - names_.data());
    return no_word;
  }
  /// The names that can lie beside the name at hand, before or behind a nickname, or in it.
  std::span<Name> near_names() const {
    constexpr std::size_t reach = 6;
    const std::size_t begin = placed_.number < reach ? 0 : placed_.number - reach;
    const std::size_t end = std::min(names_.size(), placed_.number + reach + 1);
    return std::span(names_).subspan(begin, end - begin);
  }

  /// The words of the given name before the marks.
  Part part_before(const Enclosure& marks) const {
    if (placed_.first < marks.open) return {placed_.first, marks.open, placed_.number};
    if (marks.open == 0) return {};
    std::uint32_t last = marks.open - 1;
    // "Robert E." with a full stop of its own, as if a sentence ended there.
    const bool is_split_initial =
        last > 0 && document_.covered(last) == "." && row(last - 1).spelling == Spelling::initial;
    if (is_split_initial) --last;
    const std::uint32_t name = name_near(end_of(last), &Name::end);
    if (name == no_word) return unnamed_given(last, is_split_initial);
    std::uint32_t first = last;
    while (first > 0 && begin_of(first) > names_[name].begin) --first;
    return {first, last + 1, name};
  }

  /// A given name that the model has not found: "C. J.", with all its initials, or a listed one.
  Part unnamed_given(std::uint32_t last, bool is_initial) const {
    std::uint32_t first = last;
    if (is_initial || are_initials(document_.covered(last))) {
      while (first > 0 && are_initials(document_.covered(first - 1)) &&
             is_near(document_, first - 1))
        --first;
      return {first, last + 1, no_word};
    }
    const bool is_given =
        is_capitalised(row(last).spelling) && (row(last).kind & name_kind::given) != 0;
    return is_given ? Part{last, last + 1, no_word} : Part{};
  }

  /// The words of the family name behind them.
  Part part_behind(const Enclosure& marks) const {
    const std::uint32_t first = marks.end, count = document_.tokens.size();
    if (first >= count) return {};
    if (first < placed_.end) return {first, placed_.end, placed_.number};
    const std::uint32_t name = name_near(begin_of(first), &Name::begin);
    if (name == no_word) return is_family(first) ? Part{first, first + 1, no_word} : Part{};
    std::uint32_t end = first + 1;
    while (end < count && end_of(end) <= names_[name].end) ++end;
    return {first, end, name};
  }

  /// Whether a word that is no person by the model can be a family name.
  bool is_family(std::uint32_t word) const {
    const Row& it = row(word);
    if (!is_capitalised(it.spelling) || it.spelling == Spelling::capital_lower) return false;
    constexpr std::uint8_t never_small = 0;
    return (it.kind & name_kind::family) || it.smallness == smallness_unknown ||
           it.smallness == never_small;
  }

  /// The words that are no initials, suffixes or particles.
  std::uint32_t main_words(const Part& part) const {
    std::uint32_t count = 0;
    for (std::uint32_t i = part.first; i < part.end; ++i)
      count += is_capitalised(row(i).spelling) && row(i).spelling != Spelling::initial &&
               !is_suffix(document_.covered(i)) && document_.covered(i).size() > 2;
    return count;
  }

  bool is_given_part(const Part& part) const {
    constexpr std::uint32_t most_words = 6;
    if (part.end == 0 || part.end - part.first > most_words) return false;
    if (part.name == no_word || names_[part.name].type == Type::person) return true;
    if (names_[part.name].type == Type::other) return true;
    // "Katherine (Kit)": the model may take a given name alone for another name.
    return part.end - part.first == 1 && (row(part.first).kind & name_kind::given) != 0;
  }

  bool is_family_part(const Part& part) const {
    if (part.end == 0) return false;
    if (part.name == no_word || part.name == placed_.number) return true;
    const Type type = names_[part.name].type;
    if (type == Type::person) return true;
    return type != Type::organization && part.end - part.first == 1 && is_family(part.first);
  }

  /// "Tom Ford (Anna) Mary Bell": two whole names.
  bool are_two_people(const Part& before, const Part& behind) const {
    return main_words(before) > 1 && main_words(behind) > 1 &&
           (row(behind.first).kind & name_kind::given);
  }

  /// Whether the words between the marks are written like a nickname: "Hands of Stone", not "the
  /// rules were clear", "D-NY" or "37".
  bool is_written_like_name(const Enclosure& marks, Spelling given) const {
    for (std::uint32_t i = marks.first; i < marks.close; ++i) {
      const Spelling spelling = row(i).spelling;
      const bool is_edge = i == marks.first || i + 1 == marks.close;
      const bool is_capital = spelling == Spelling::capital || spelling == Spelling::mixed ||
                              spelling == Spelling::initial || spelling == Spelling::capital_hyphen;
      const bool is_short = !marks.is_bracket && document_.covered(i).size() <= 3;
      if (is_capital) continue;
      if (spelling == Spelling::all_capitals && (given == spelling || is_short)) continue;
      if (is_edge || !is_small(spelling) || spelling == Spelling::lower) return false;
    }
    return true;
  }

  /// Whether brackets hold another given name, unlike a club, a party, a country or a maiden name.
  bool is_given_in_brackets(const Enclosure& marks, const Part& before) const {
    if (marks.close - marks.first > 2) return false;
    if (marks.is_double) return true;
    const Row& nickname = row(marks.first);
    if (is_short_form(document_.covered(marks.first), document_.covered(before.first))) return true;
    bool is_person = false;
    for (const Name& name : near_names()) {
      if (is_taken(name) || name.begin < begin_of(marks.first)) continue;
      if (name.begin >= end_of(marks.close - 1)) break;
      is_person |= name.type == Type::person;
      if (name.type == Type::organization || name.type == Type::place) return false;
    }
    if (nickname.kind & name_kind::given) return true;
    return is_person && !(nickname.kind & name_kind::family);
  }

  bool join_person(const Enclosure& marks) {
    constexpr std::uint32_t most_words = 3;
    if (marks.close - marks.first > most_words || !is_near(document_, marks.end - 1)) return false;
    const Part before = part_before(marks);
    if (!is_given_part(before) || !is_near(document_, marks.open - 1)) return false;
    const Part behind = part_behind(marks);
    if (!is_family_part(behind) || are_two_people(before, behind)) return false;
    if (!is_written_like_name(marks, row(before.first).spelling)) return false;
    if (marks.is_bracket && !is_given_in_brackets(marks, before)) return false;
    const bool is_person = has_person(before) || has_person(behind);
    if (!is_person) return false;
    take({before.name == no_word ? begin_of(before.first) : names_[before.name].begin,
          behind.name == no_word ? end_of(behind.first) : names_[behind.name].end},
         Type::person);
    return true;
  }

  bool has_person(const Part& part) const {
    return part.name != no_word && names_[part.name].type == Type::person;
  }

  /// Makes the name at hand one of the span, with the names inside that.
  void take(Span span, Type type) {
    Name& whole = own();
    for (Name& name : near_names()) {
      if (&name == &whole || name.begin < span.begin || name.end > span.end) continue;
      if (name.type == type) whole.margin = std::max(whole.margin, name.margin);
      name.end = name.begin;
    }
    whole.begin = span.begin, whole.end = span.end, whole.type = type;
  }

  /// "F.E.) Ltd" begins with the name before the bracket, and "American) Express" with the bracket.
  /// Without a bracket, or as a person, it is cut.
  void mend_begin(const Enclosure& marks, std::uint32_t closing) {
    const bool is_whole = marks.is_any() && own().type != Type::person;
    if (!is_whole) return cut(closing, closing);
    Span span{begin_of(marks.open), own().end};
    if (marks.open > 0 && is_near(document_, marks.open - 1)) {
      const std::uint32_t word = marks.open - 1, before = name_near(end_of(word), &Name::end);
      const std::string_view text = text_of(document_.text, own());
      const bool is_firm = !without_legal_form(text).empty();
      if (before != no_word && (is_firm || names_[before].type == own().type))
        span.begin = names_[before].begin;
      else if (before == no_word && is_firm && is_capitalised(row(word).spelling))
        span.begin = begin_of(word);
    }
    take(span, own().type);
  }

  /// "Citicorp (Switzerland" ends with the bracket.
  void mend_end(const Enclosure& marks, std::uint32_t opening) {
    const bool is_whole = marks.is_any() && marks.close == placed_.end;
    if (!is_whole) return cut(opening, opening);
    own().end = end_of(marks.end - 1);
  }

  /// Leaves the part behind the mark if that begins with a capital, else the part before it.
  void cut(std::uint32_t mark, std::uint32_t end) {
    if (mark + 1 < placed_.end && closes(document_, mark) && is_capitalised(row(mark + 1).spelling))
      own().begin = begin_of(mark + 1);
    else if (end > placed_.first)
      own().end = end_of(end - 1);
  }

  const DocumentView& document_;
  std::vector<Name>& names_;
  PlacedName placed_{};
};

}  // namespace

void join_nicknames(const DocumentView& document, std::span<const PlacedName> placed,
                    std::vector<Name>& names) {
  Joiner joiner(document, names);
  for (const PlacedName& one : placed)
    if (one.doubt == PlacedName::Doubt::marks) joiner.mend(one);
}

}  // namespace gloss::names
