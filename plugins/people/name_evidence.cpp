#include "people/name_evidence.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gloss::people {
namespace {

struct Title {
  std::string_view text;
  Gender gender;
  Mention before;  ///< the kind of a lone name behind it
};

constexpr Title titles[] = {
    {"Mr", Gender::male, Mention::family},       {"Mister", Gender::male, Mention::family},
    {"Monsieur", Gender::male, Mention::family}, {"Herr", Gender::male, Mention::family},
    {"Señor", Gender::male, Mention::family},    {"Mrs", Gender::female, Mention::family},
    {"Ms", Gender::female, Mention::family},     {"Madame", Gender::female, Mention::family},
    {"Frau", Gender::female, Mention::family},   {"Señora", Gender::female, Mention::family},
    {"Dr", Gender::unknown, Mention::family},    {"Miss", Gender::female, Mention::single},
    {"Rabbi", Gender::unknown, Mention::family}, {"Madam", Gender::female, Mention::family},
    {"Lord", Gender::male, Mention::single},     {"Lady", Gender::female, Mention::single},
    {"Sir", Gender::male, Mention::given},       {"Dame", Gender::female, Mention::given},
    {"Uncle", Gender::male, Mention::given},     {"Aunty", Gender::female, Mention::given},
    {"Auntie", Gender::female, Mention::given},  {"Saint", Gender::unknown, Mention::given},
};

const Title* title_of(const DocumentView& document, const Person& person) {
  std::string_view text = gloss::covered(document.text(), person.title);
  if (text.ends_with('.')) text.remove_suffix(1);
  for (const Title& known : titles)
    if (known.text == text) return &known;
  return nullptr;
}

constexpr std::pair<std::string_view, Gender> relatives[] = {
    {"wife", Gender::female},        {"husband", Gender::male},
    {"widow", Gender::female},       {"widower", Gender::male},
    {"son", Gender::male},           {"daughter", Gender::female},
    {"brother", Gender::male},       {"sister", Gender::female},
    {"father", Gender::male},        {"mother", Gender::female},
    {"ex-wife", Gender::female},     {"ex-husband", Gender::male},
    {"uncle", Gender::male},         {"aunt", Gender::female},
    {"nephew", Gender::male},        {"niece", Gender::female},
    {"grandson", Gender::male},      {"granddaughter", Gender::female},
    {"grandfather", Gender::male},   {"grandmother", Gender::female},
    {"cousin", Gender::unknown},     {"stepson", Gender::male},
    {"stepdaughter", Gender::female}};

/// Whether a word has the size and the first letter of a relative's. Rules most words out.
bool may_be_relative(std::string_view word) {
  constexpr auto letters_by_size = [] {
    std::array<std::uint32_t, 16> letters{};
    for (const auto& [relative, gender] : relatives)
      letters[relative.size()] |= 1u << (relative[0] - 'a');
    return letters;
  }();
  return word.size() < letters_by_size.size() && word[0] >= 'a' && word[0] <= 'z' &&
         (letters_by_size[word.size()] >> (word[0] - 'a') & 1) != 0;
}

/// "singer Adele": a role whose bearers have names of their own making.
bool is_on_stage(const DocumentView& document, const Person& person) {
  const std::uint32_t before = person.first == 0 ? 0 : person.first - 1;
  return document.row(before).hints_at(stage);
}

/// "Justice Thomas": an office whose bearers are called by their family names.
bool is_behind_office(const DocumentView& document, const Person& person) {
  constexpr std::string_view offices[] = {
      "Admiral",       "Ambassador",    "Attorney",       "Captain",
      "Chairman",      "Chairwoman",    "Chancellor",     "Cllr",
      "Col",           "Colonel",       "Commissioner",   "Congressman",
      "Congresswoman", "Constable",     "Councillor",     "Councilman",
      "Councilwoman",  "Deputy",        "Detective",      "Gen",
      "General",       "Gov",           "Governor",       "Inspector",
      "Judge",         "Justice",       "Lieutenant",     "Magistrate",
      "Major",         "Mayor",         "Minister",       "Officer",
      "Premier",       "President",     "Principal",      "Prof",
      "Professor",     "Rep",           "Representative", "Secretary",
      "Sen",           "Senator",       "Sergeant",       "Sheriff",
      "Speaker",       "Superintendent"};
  static_assert(std::ranges::is_sorted(offices));
  if (person.first == 0) return false;
  std::uint32_t before = person.first - 1;
  if (document.is_char(before, '.') && before > 0) --before;
  std::string_view word = document.covered(before);
  if (word.ends_with('.')) word.remove_suffix(1);
  return std::ranges::binary_search(offices, word);
}

}  // namespace

Gender gender_of(const DocumentView& document, const Person& person) {
  if (person.title.size() == 0) return Gender::unknown;
  const Title* title = title_of(document, person);
  return title == nullptr ? Gender::unknown : title->gender;
}

Gender likely_gender(const DocumentView& document, const NameParts& parts) {
  if (parts.given_first == nothing) return Gender::unknown;
  const Row& given = document.row(parts.given_first);
  const bool is_man = given.hints_at(man);
  if (is_man == given.hints_at(woman)) return Gender::unknown;
  return is_man ? Gender::male : Gender::female;
}

bool is_told_by_kinship(const DocumentView& document, const Person& person, Gender& gender) {
  std::uint32_t i = person.first;
  if (i > 0 && person.title.size() > 0) i = document.is_char(i - 1, '.') && i > 1 ? i - 2 : i - 1;
  // "the father of President X"
  if (!person.role.empty() && person.role.span.end <= person.span.begin)
    while (i > 0 && document.words.begin(i) > person.role.span.begin) --i;
  if (i > 1 && document.covered(i - 1) == "late") --i;
  if (i > 1 && document.row(i - 1).is(article) && document.covered(i - 2) == "of") --i;
  if (i == 0) return false;
  --i;
  const bool is_other = document.row(i).is(of) && document.covered(i) == "of";
  if (is_other || document.is_char(i, ',')) {
    if (i == 0) return false;
    --i;
  }
  const std::string_view before = document.covered(i);
  if (!may_be_relative(before)) return false;
  for (const auto& [word, own] : relatives)
    if (before == word) {
      if (!is_other && gender == Gender::unknown) gender = own;
      return true;
    }
  return false;
}

bool are_aliases(const DocumentView& document, const Person& left, const Person& right) {
  constexpr std::uint32_t longest = 9;  // words between the names
  std::uint32_t last = right.first - 1;
  const std::uint32_t first = left.last + 1;
  if (right.first < first + 2 || right.first > first + longest) return false;
  if (opens_nickname(document, last) && last > first) --last;
  const std::string_view word = document.covered(last);
  if (is_one_of(word, {"born", "née", "né", "aka", "a.k.a.", "a.k.a", "alias"}))
    return last == first + 1 && (document.is_char(first, ',') || document.is_char(first, '('));
  if (word != "as" || last < first + 1) return false;
  return is_one_of(document.covered(last - 1),
                   {"known", "performs", "performing", "raps", "records", "writes", "writing"});
}

Household household_of(const DocumentView& document, const PersonMention& mention) {
  const Person& person = mention.person;
  const std::uint32_t next = person.last + 1;
  if (mention.parts.words() != 1 || person.title.size() > 0 || !person.role.empty() ||
      !document.row(person.last).is(capital))
    return Household::none;
  const char first = next < document.words.size() ? document.front(next) : '.';
  const bool is_small = first >= 'a' && first <= 'z';
  if (is_small && is_one_of(document.covered(next),
                            {"family", "families", "brothers", "sisters", "siblings", "twins",
                             "couple", "parents", "clan", "dynasty", "household", "children"}))
    return Household::family;
  const char end = document.text()[document.words.end(person.last) - 1];
  if ((end != 's' && end != 'S') || person.first == 0 ||
      !document.touches(person.first - 1, person.first) ||
      !is_one_of(document.covered(person.first - 1), {"the", "The"}))
    return Household::none;
  // Not "the Peters campaign".
  const bool is_plural =
      !is_small ||
      is_one_of(document.covered(next),
                {"and",  "or",    "who",  "were", "are",  "have", "had",  "did",  "do",
                 "also", "would", "will", "can",  "said", "say",  "live", "left", "came",
                 "of",   "in",    "at",   "to",   "for",  "from", "with", "on",   "by"});
  return is_plural ? Household::plural : Household::none;
}

Mention told_kind(const DocumentView& document, const PersonMention& mention) {
  const NameParts& parts = mention.parts;
  if (parts.given_first != nothing) return Mention::given;
  if (parts.family_first != nothing) return Mention::family;
  if (mention.person.title.size() > 0)
    if (const Title* title = title_of(document, mention.person);
        title != nullptr && title->before != Mention::single)
      return title->before;
  if (parts.words() == 1 && is_behind_office(document, mention.person)) return Mention::family;
  const Row& own = document.row(parts.last);
  if (own.is(given_name))
    return own.is(family_name | family_first) ? Mention::single : Mention::given;
  const bool is_family = own.is(family_name) ||
                         (!mention.person.role.empty() && !is_on_stage(document, mention.person));
  return is_family ? Mention::family : Mention::single;
}

}  // namespace gloss::people
