#include "names/lexicon.hpp"

#include <array>
#include <fstream>
#include <optional>
#include <utility>

#include "gloss/error.hpp"
#include "gloss/text.hpp"

namespace gloss::names {
namespace {

constexpr std::pair<std::string_view, Class> class_names[] = {
    {"courtesy", Class::courtesy},
    {"role", Class::role},
    {"role part", Class::role_part},
    {"speech", Class::speech},
    {"report", Class::report},
    {"connector", Class::connector},
    {"particle", Class::particle},
    {"weekday month", Class::calendar},
    {"event head", Class::event_head},
    {"place head", Class::place_head},
    {"place cue", Class::place_cue},
    {"plain", Class::plain},
    {"modifier", Class::modifier},
    {"numeral", Class::numeral},
    {"suffix", Class::suffix},
    {"head", Class::head},
    {"head first", Class::head_first},
    {"known", Class::known},
    {"acronym", Class::acronym},
    {"place acronym", Class::place_acronym},
    {"no body", Class::no_body},
    {"country", Class::country},
    {"adjective", Class::adjective},
    {"city", Class::city},
    {"region", Class::region},
    {"given", Class::given},
    {"family first", Class::family_first},
    {"family", Class::family},
    {"family ending", Class::family_ending},
    {"place", Class::place},
    {"company", Class::company},
    {"inside", Class::inside},
    {"misc", Class::misc},
    {"common", Class::common},
};

std::optional<Class> class_named(std::string_view name) {
  for (const auto& [known, c] : class_names)
    if (known == name) return c;
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

[[noreturn]] void refuse(const std::string& path, std::size_t line, const std::string& reason) {
  throw Error(GLOSS_E_RESOURCE, path + ":" + std::to_string(line) + ": " + reason);
}

/// Calls `use(line, number)` for each line that is no comment.
template <class Use>
void read_lines(const std::string& path, Use use) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(GLOSS_E_RESOURCE, path + ": cannot be opened");
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number)
    if (const auto content = trimmed(line); !content.empty() && content.front() != '#')
      use(content, number);
  if (file.bad()) throw Error(GLOSS_E_RESOURCE, path + ": cannot be read");
}

template <class Use>
void split(std::string_view text, char separator, Use use) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (const auto part = trimmed(text.substr(begin, end - begin)); !part.empty()) use(part);
    begin = end + 1;
  }
}

bool ends_with_possessive(std::string_view lower_form) {
  return lower_form.size() > 2 && lower_form.ends_with("'s");
}

std::uint16_t shape_of(std::string_view form, std::string_view lower_form) {
  std::uint16_t shape = 0;
  unsigned letters = 0, capitals = 0, smalls = 0;
  bool inner_capital = false, part_starts = true, last_part_small = false;
  for (std::size_t i = 0; i < form.size();) {
    const CodePoint point = code_point_at(form, i);
    i += point.size;
    const char32_t c = point.value;
    const bool is_capital = gloss::to_lower(c) != c;
    const bool is_letter = is_capital || (c >= 'a' && c <= 'z') || c >= 0xAA;
    if (c == '-' || c == 0x2010 || c == 0x2011) {
      shape |= hyphen;
      part_starts = true;
      continue;
    }
    if (c == '.') shape |= dotted;
    if (c == 0x2019 || !is_letter) {
      if (!is_letter && c != '\'' && !(c >= '0' && c <= '9')) part_starts = true;
      continue;
    }
    if (part_starts) last_part_small = !is_capital;
    if (letters == 0) shape |= is_capital ? capital : lower;
    if (is_capital && smalls > 0 && !part_starts) inner_capital = true;
    ++letters;
    ++(is_capital ? capitals : smalls);
    part_starts = false;
  }
  if (ends_with_possessive(lower_form)) {
    shape |= possessive;
    if (smalls == 1) smalls = 0;
  }
  if ((shape & lower) && capitals > 0) {
    shape &= static_cast<std::uint16_t>(~lower);
    if (inner_capital || (shape & hyphen)) shape |= mixed;
  }
  if ((shape & capital) && letters == 1 && form.size() <= 2) shape |= initial;
  if (capitals > 1 && smalls == 0) shape |= all_capitals;
  const bool scottish = lower_form.starts_with("mc") || lower_form.starts_with("mac") ||
                        lower_form.starts_with("o'") || lower_form.starts_with("d'") ||
                        lower_form.starts_with("fitz") || lower_form.starts_with("de") ||
                        lower_form.starts_with("le") || lower_form.starts_with("di");
  if ((shape & capital) && capitals > 1 && inner_capital && !scottish && !(shape & hyphen))
    shape |= mixed;
  if ((shape & capital) && (shape & hyphen) && last_part_small) shape |= compound;
  return shape;
}

bool has_family_ending(std::string_view word) {
  constexpr std::string_view endings[] = {
      "enko", "chuk",  "ovich",   "evich", "ovic",   "ović",  "ević", "shvili", "dze",  "ashvili",
      "sson", "ssen",  "opoulos", "oglu",  "oğlu",   "escu",  "akis", "idis",   "yan",  "ova",
      "eva",  "ov",    "ev",      "sky",   "ski",    "ska",   "skyi", "skiy",   "wicz", "czyk",
      "ez",   "stein", "berg",    "mann",  "backer", "zadeh", "pour", "nejad",  "sen",  "son",
      "ini",  "elli",  "etti",    "kumar", "singh",  "yev",   "iev",  "baev"};
  if (word.size() < 6) return false;
  for (const auto ending : endings)  // the last byte usually decides, without a call
    if (ending.back() == word.back() && word.ends_with(ending)) return true;
  return false;
}

}  // namespace

void Lexicon::read_list(const std::string& path) {
  read_lines(path, [&](std::string_view line, std::size_t number) {
    const std::size_t colon = line.find(": ");
    if (colon == line.npos) refuse(path, number, "expected \"class: entry, entry\"");
    const auto c = class_named(line.substr(0, colon));
    if (!c) refuse(path, number, "unknown class \"" + std::string(line.substr(0, colon)) + "\"");
    split(line.substr(colon + 1), ',', [&](std::string_view entry) { add(entry, *c); });
  });
}

void Lexicon::read_attested(const std::string& path) {
  read_lines(path, [&](std::string_view line, std::size_t number) {
    const std::size_t tab = line.find('\t');
    if (tab == line.npos) refuse(path, number, "expected \"word<TAB>class\"");
    const auto c = class_named(line.substr(tab + 1));
    if (!c) refuse(path, number, "unknown class \"" + std::string(line.substr(tab + 1)) + "\"");
    add(line.substr(0, tab), *c == Class::head ? Class::attested_head : *c);
  });
}

void Lexicon::add(std::string_view entry, Class c) {
  std::string lower_form;
  gloss::to_lower(entry, lower_form);
  if (lower_form.find(' ') == std::string::npos) {
    words_[lower_form].classes |= bit(c);
    return;
  }
  std::uint32_t node = 0;
  split(lower_form, ' ', [&](std::string_view word) {
    std::uint32_t& number = words_[std::string(word)].phrase_word;
    if (number == 0) number = ++phrase_words_;
    const std::uint64_t key = std::uint64_t{node} << 32 | number;
    const auto [found, fresh] = trie_.try_emplace(key, static_cast<std::uint32_t>(ends_.size()));
    if (fresh) ends_.push_back(Class::plain);
    node = found->second;
  });
  ends_[node] = c;
}

const Lexicon::Entry* Lexicon::find(std::string_view lower_form) const {
  const auto found = words_.find(lower_form);
  return found == words_.end() ? nullptr : &found->second;
}

std::uint32_t Lexicon::next(std::uint32_t node, std::uint32_t phrase_word) const {
  if (phrase_word == 0) return 0;
  const auto found = trie_.find(std::uint64_t{node} << 32 | phrase_word);
  return found == trie_.end() ? 0 : found->second;
}

// "Belarusian-Iranian" has the classes of both parts; "Jean-Pierre" is a given name like its first.
std::uint64_t Lexicon::classes_of_parts(std::string_view lower_form) const {
  constexpr std::uint64_t shared = bits(Class::adjective, Class::country, Class::city,
                                        Class::calendar, Class::common, Class::plain);
  constexpr std::uint64_t of_first = bits(Class::given);
  constexpr std::uint64_t of_last = bits(Class::family, Class::role);
  std::uint64_t all = ~std::uint64_t{0}, first = 0, last = 0;
  bool is_first = true;
  split(lower_form, '-', [&](std::string_view part) {
    const Entry* entry = find(part);
    last = entry ? entry->classes : 0;
    if (is_first) first = last;
    is_first = false;
    all &= last;
  });
  if ((first & bit(Class::plain)) && (last & bit(Class::calendar))) all |= bit(Class::calendar);
  if ((last & bit(Class::adjective)) && (first & bits(Class::common, Class::plain)))
    all |= bit(Class::adjective);
  return (all & shared) | (first & of_first) | (last & of_last);
}

Row Lexicon::row(std::string_view form, std::string_view lower_form) const {
  Row row{};
  if (form.size() > 64) return row;
  row.shape = shape_of(form, lower_form);
  const Entry* entry = find(lower_form);
  if (!entry && ends_with_possessive(lower_form)) {
    lower_form.remove_suffix(2);
    entry = find(lower_form);
  }
  if (!entry && lower_form.size() > 2 && lower_form.back() == '.')
    entry = find(lower_form.substr(0, lower_form.size() - 1));
  if (entry) {
    row.classes = entry->classes;
    row.phrase_word = entry->phrase_word;
  } else if (row.has(hyphen)) {
    row.classes = classes_of_parts(lower_form);
  }
  // Acronyms count in capitals only: "it" is not IT, and "who" is not WHO.
  constexpr std::uint64_t capitals_only =
      bits(Class::acronym, Class::place_acronym, Class::no_body);
  if (!row.has(all_capitals) && !row.has(mixed))
    row.classes &= ~capitals_only;
  else if (row.is(capitals_only))
    row.classes &= capitals_only | bit(Class::role);
  if (!row.is(bits(Class::common, Class::place, Class::country, Class::city, Class::adjective,
                   Class::head, Class::role)) &&
      has_family_ending(lower_form))
    row.classes |= bit(Class::family_ending);
  std::uint32_t hash = 2166136261u;
  for (const char c : lower_form) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  row.lower_hash = static_cast<std::uint16_t>(hash ^ hash >> 16);
  return row;
}

}  // namespace gloss::names
