#include "people/lexicon.hpp"

#include <utility>

#include "gloss/spelling_key.hpp"
#include "gloss/text.hpp"

namespace gloss::people {
namespace {

/// Holds the bits that a class of data/words.tsv sets.
struct Bits {
  std::uint32_t classes;
  std::uint16_t hints = 0;
};

constexpr std::pair<std::string_view, Bits> class_names[] = {{"title", {title}},
                                                             {"role", {role}},
                                                             {"roles", {roles}},
                                                             {"modifier", {modifier}},
                                                             {"tenure", {tenure | modifier}},
                                                             {"office", {office}},
                                                             {"portfolio", {portfolio}},
                                                             {"ruler", {ruler}},
                                                             {"also name", {also_name}},
                                                             {"particle", {particle}},
                                                             {"suffix", {suffix}},
                                                             {"roman", {roman}},
                                                             {"article", {article}},
                                                             {"of", {of}},
                                                             {"and", {both}},
                                                             {"family first", {family_first}},
                                                             {"pinyin first", {pinyin_first}},
                                                             {"party", {party}},
                                                             {"body", {body}},
                                                             {"group", {group}},
                                                             {"one name", {one_name}},
                                                             {"post", {0, post}},
                                                             {"calendar", {0, calendar}},
                                                             {"opener", {0, opener}},
                                                             {"verb", {0, verb}},
                                                             {"stage", {0, stage}},
                                                             {"common", {0, common}},
                                                             {"none", {0}}};

Bits class_named(const WordList::Row& row) {
  for (const auto& [known, bits] : class_names)
    if (known == row[1]) return bits;
  row.fail("unknown class " + in_quotes(row[1]) +
           "; expected title, role, roles, modifier, tenure, office, portfolio, ruler, "
           "also name, particle, suffix, roman, article, of, and, family first, pinyin first, "
           "party, body, group, one name, post, calendar, opener, verb, stage, common, none or "
           "nickname");
}

std::string_view without_stop(std::string_view form) {
  if (form.size() > 1 && form.ends_with('.')) form.remove_suffix(1);
  return form;
}

/// "Assad", of "al-Assad": the article comes and goes.
std::string_view without_article(std::string_view form) {
  const bool has_article = form.size() > 5 && form[2] == '-' && (form[1] | 0x20) == 'l' &&
                           ((form[0] | 0x20) == 'a' || (form[0] | 0x20) == 'e');
  return has_article ? form.substr(3) : form;
}

/// Calls `use` for each word of a phrase apart by blanks.
template <class Use>
void each_word(std::string_view phrase, Use use) {
  while (!phrase.empty()) {
    const std::size_t blank = std::min(phrase.find(' '), phrase.size());
    if (blank > 0) use(phrase.substr(0, blank), blank == phrase.size());
    phrase.remove_prefix(std::min(phrase.size(), blank + 1));
  }
}

/// "J", "J.", "J.K.", "Ю."; not "JK", nor "Ó" of Irish names.
bool is_initial(std::string_view form, std::uint32_t first_size) {
  if (form.size() == first_size) return form != "Ó";
  if (form.size() == first_size + 1) return form.back() == '.';
  if (form.size() > 6) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (i % 2 == 0 ? form[i] < 'A' || form[i] > 'Z' : form[i] != '.') return false;
  return true;
}

char32_t small_first_letter(std::string_view form) {
  const auto byte = static_cast<unsigned char>(form[0]);
  if (byte < 0x80) return byte >= 'A' && byte <= 'Z' ? byte | 0x20u : byte;
  return without_accent(gloss::to_lower(code_point_at(form, 0).value));
}

/// Whether a word has a small letter; beyond ASCII, only one with an accent counts.
bool has_small_letter(std::string_view form) {
  for (std::size_t i = 0; i < form.size();) {
    if (form[i] >= 'a' && form[i] <= 'z') return true;
    if (static_cast<unsigned char>(form[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint point = code_point_at(form, i);
    i += point.size;
    if (gloss::to_lower(point.value) == point.value && without_accent(point.value) != point.value)
      return true;
  }
  return false;
}

/// The plural of a role in small letters: "men" of "man", "deputies", "coaches".
std::string plural_of(std::string_view word) {
  const std::string_view stem = word.substr(0, word.size() - std::min<std::size_t>(word.size(), 2));
  std::string plural(word);
  if (word.ends_with("man")) return plural.replace(plural.size() - 2, 2, "en");
  if (word.ends_with('y') && !stem.ends_with('e') && word[stem.size()] != 'e')
    return plural.replace(plural.size() - 1, 1, "ies");
  for (const std::string_view ending : {"s", "x", "ch", "sh"})
    if (word.ends_with(ending)) return plural + "es";
  return plural + 's';
}

std::uint64_t firm_key(std::string_view initials, std::uint64_t family) {
  return spelling_key(initials) ^ family << 1;
}

/// "Ivanovich", "Serhiyovych": a father's name, unlike that in "Abramovich".
bool is_patronymic(std::string_view form) {
  if (!form.ends_with("vich") && !form.ends_with("vych")) return false;
  constexpr std::string_view fathers[] = {
      "Aleks", "Alexand", "Alexe",  "Anatol", "Andr",  "Antonov", "Arkad",  "Artem",  "Bogdan",
      "Boris", "Bohdan",  "Daniil", "Denis",  "Dmitr", "Dmytr",   "Eduard", "Evgen",  "Fedor",
      "Fyod",  "Gavril",  "Gennad", "Georg",  "Grig",  "Igor",    "Iosif",  "Ivan",   "Kirill",
      "Konst", "Leonid",  "Lvov",   "Maksim", "Maxim", "Mikha",   "Mykha",  "Mykola", "Nikol",
      "Oleg",  "Oleks",   "Pavlov", "Petr",   "Pyotr", "Roman",   "Ruslan", "Semyon", "Semen",
      "Serge", "Serh",    "Stanis", "Stepan", "Timof", "Vadim",   "Valent", "Valer",  "Vasil",
      "Vasyl", "Viktor",  "Vital",  "Vladi",  "Volod", "Vyach",   "Yakov",  "Yaros",  "Yevgen",
      "Yur",   "Zakhar"};
  for (const std::string_view father : fathers)
    if (form.starts_with(father)) return true;
  return false;
}

std::uint32_t ending_classes(std::string_view form) {
  if (form.size() < 5) return 0;
  const char last = form.back();
  if (last == 'z') return form.ends_with("ez") ? hispanic | family_name : 0u;
  if (form.size() < 7) return 0;
  if (last == 'h') return is_patronymic(form) ? std::uint32_t{patronymic} : 0u;
  if (last != 'a') return 0;
  const bool is_daughter =
      form.ends_with("ovna") || form.ends_with("evna") || form.ends_with("ivna");
  return is_daughter ? std::uint32_t{patronymic} : 0u;
}

std::uint32_t spelling_classes(std::string_view form) {
  const auto byte = static_cast<unsigned char>(form[0]);
  if (byte < 0x80 && (byte < 'A' || byte > 'Z')) return 0;
  const CodePoint first = code_point_at(form, 0);
  if (gloss::to_lower(first.value) == first.value) return 0;
  if (is_initial(form, first.size)) return capital | initial;
  return capital | (has_small_letter(form) ? ending_classes(form) : std::uint32_t{all_capitals});
}

}  // namespace

void Lexicon::add_nickname(const WordList::Row& row) {
  const std::size_t equals = row[0].find('=');
  if (equals == std::string_view::npos) row.fail("expected \"short=long\"");
  const std::uint64_t key = spelling_key(row[0].substr(equals + 1));
  words_[spelling_key(row[0].substr(0, equals))].given = static_cast<std::uint32_t>(key);
}

/// "sergey=sergei" and "sergei=serhiy": all three are one.
void Lexicon::follow_nickname(std::string_view pair) {
  const std::size_t equals = pair.find('=');
  const auto whole = words_.find(spelling_key(pair.substr(equals + 1)));
  if (whole != words_.end() && whole->second.given != 0)
    words_[spelling_key(pair.substr(0, equals))].given = whole->second.given;
}

void Lexicon::add_word(const WordList::Row& row, Source source) {
  const auto [c, hints] = class_named(row);
  const bool is_none = c == 0 && hints == 0;
  each_word(row[0], [&, c = c, hints = hints](std::string_view word, bool is_last) {
    Entry& entry = words_[spelling_key(word)];
    std::uint32_t& classes = entry.classes;
    // "chief growth officer" is a role whose other words are modifiers.
    const bool is_before_role = !is_last && (c == role || c == roles);
    if (source == Source::user && is_none) {
      classes &= given_name | family_name | hispanic;
      entry.hints &= man | woman;
    }
    classes |= is_before_role ? std::uint32_t{modifier} : c;
    if (!is_before_role) entry.hints |= hints;
    if (source == Source::user && !is_none) classes |= own;
  });
}

/// "novelists", of "novelist"; not "hosts", which is a verb more often.
void Lexicon::add_plural(std::string_view word) {
  const auto found = words_.find(spelling_key(word));
  if (found->second.hints & verb) return;
  const std::uint32_t is_own = found->second.classes & own;
  words_[spelling_key(plural_of(word))].classes |= roles | is_own;
}

void Lexicon::read_words(const std::string& path, Source source) {
  const WordList list = WordList::read(path, 2, 2);
  for (const auto row : list) {
    if (row[1] == "nickname")
      add_nickname(row);
    else
      add_word(row, source);
  }
  for (const auto row : list) {
    if (row[1] == "role") add_plural(row[0].substr(row[0].rfind(' ') + 1));
    if (row[1] == "nickname") follow_nickname(row[0]);
  }
}

std::uint16_t Lexicon::number_of(std::string_view country, Source source) {
  const bool is_own = source == Source::user;
  for (std::size_t i = 1; i < countries_.size(); ++i)
    if (countries_[i].name == country && countries_[i].is_own == is_own)
      return static_cast<std::uint16_t>(i);
  countries_.push_back({std::string(country), is_own});
  return static_cast<std::uint16_t>(countries_.size() - 1);
}

void Lexicon::read_nationalities(const std::string& path, Source source) {
  const WordList list = WordList::read(path, 2, 2);
  for (const auto row : list.agreed()) {
    if (countries_.size() > 0xFFFF) row.fail("more than 65,535 countries");
    // An adjective of a faith or people is of no country.
    const std::uint16_t number = number_of(row[1] == "-" ? "" : row[1], source);
    if (row[0].find(' ') == std::string_view::npos) {
      Entry& entry = words_[spelling_key(row[0])];
      entry.country = number;
      entry.classes |= nationality;
      continue;
    }
    long_nationalities_[spelling_key(row[0])] = number;
    each_word(row[0], [&](std::string_view word, bool is_last) {
      if (is_last) words_[spelling_key(word)].classes |= nationality_end;
    });
  }
}

void Lexicon::read_given_names(const std::string& path) {
  for (const auto row : WordList::read(path, 1, 2)) {
    if (!row[1].empty() && row[1] != "m" && row[1] != "f")
      row.fail("unknown sex " + in_quotes(row[1]) + "; expected m or f");
    Entry& entry = words_[spelling_key(row[0])];
    entry.classes |= given_name;
    if (!row[1].empty()) entry.hints |= row[1] == "m" ? man : woman;
  }
}

void Lexicon::read_family_names(const std::string& path) {
  for (const auto row : WordList::read(path, 1, 2)) {
    if (!row[1].empty() && row[1] != "hispanic" && row[1] != "hungarian")
      row.fail("unknown group " + in_quotes(row[1]) + "; expected hispanic or hungarian");
    std::uint32_t& classes = words_[spelling_key(row[0])].classes;
    classes |= family_name;
    if (row[1] == "hispanic") classes |= hispanic;
    if (row[1] == "hungarian") classes |= hungarian;
  }
}

void Lexicon::read_firms(const std::string& path) {
  for (const auto row : WordList::read(path, 1, 1)) {
    const std::size_t blank = row[0].find(' ');
    if (blank == std::string_view::npos) row.fail("expected INITIALS SURNAME");
    firms_.insert(firm_key(row[0].substr(0, blank), spelling_key(row[0].substr(blank + 1))));
  }
}

bool Lexicon::is_firm(std::string_view initials, std::uint64_t family) const {
  return firms_.contains(firm_key(initials, family));
}

/// "then-President", "ex-minister", "vice-foreign".
std::uint32_t Lexicon::prefixed_role(std::string_view form) const {
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos) return 0;
  constexpr std::string_view prefixes[] = {"ex",     "then", "former", "acting",
                                           "deputy", "vice", "co",     "sub"};
  for (const auto prefix : prefixes) {
    if (spelling_key(prefix) != spelling_key(form.substr(0, hyphen))) continue;
    const auto found = words_.find(spelling_key(form.substr(hyphen + 1)));
    return found == words_.end() ? 0u : found->second.classes & (role | roles | modifier | own);
  }
  return 0;
}

std::uint16_t Lexicon::country_of(std::string_view adjective) const {
  const auto found = long_nationalities_.find(spelling_key(adjective));
  return found == long_nationalities_.end() ? std::uint16_t{0} : found->second;
}

Row Lexicon::row(std::string_view form) const {
  Row row{};
  if (form.empty()) return row;
  row.key = spelling_key(without_article(without_stop(form)));
  row.given = static_cast<std::uint32_t>(row.key);
  row.first_letter = small_first_letter(form);
  row.classes = spelling_classes(form);
  const auto found = words_.find(row.key);
  if (found == words_.end()) {
    row.classes |= prefixed_role(form);
    return row;
  }
  row.classes |= found->second.classes;
  if (found->second.given != 0) row.given = found->second.given;
  row.country = found->second.country;
  row.hints = found->second.hints;
  return row;
}

}  // namespace gloss::people
