#include "lexicon.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <stdexcept>

#include "gloss/text.hpp"
#include "listed_names.hpp"

namespace gloss::names::train {
namespace {

std::string lower_of(std::string_view form) {
  std::string lower;
  to_lower(form, lower);
  return lower;
}

void make_lower(std::vector<std::string>& words) {
  for (std::string& word : words) word = lower_of(word);
}

/// 0: never written with a small letter; 7: nearly always.
std::uint8_t smallness_of(double small, double all) {
  constexpr std::array<double, 6> bounds = {.01, .05, .2, .5, .8, .97};
  if (small == 0) return 0;
  const auto above = std::ranges::count_if(bounds, [&](double b) { return small / all >= b; });
  return static_cast<std::uint8_t>(1 + above);
}

PhraseKind phrase_kind_of(std::string_view word_class) {
  const auto is_one_of = [&](std::initializer_list<std::string_view> classes) {
    return std::ranges::find(classes, word_class) != classes.end();
  };
  if (is_one_of({"known", "media", "company", "team"})) return PhraseKind::own_organization;
  if (is_one_of({"country", "city", "region"})) return PhraseKind::own_place;
  if (word_class == "other name") return PhraseKind::own_other_name;
  return word_class == "adjective" ? PhraseKind::own_adjective : PhraseKind::own_other;
}

/// A table of 2^n slots for `count` entries, at most `load` of it full.
template <class Entry>
std::vector<Entry> table_for(std::size_t count, double load = 0.94) {
  return std::vector<Entry>(
      std::bit_ceil(static_cast<std::size_t>(static_cast<double>(count) / load) + 2));
}

}  // namespace

struct LexiconBuilder::ListFile {
  const char* name;
  std::size_t column;
  NameList whole, part;
  PhraseKind phrase;  ///< none: its phrases are not kept
};

void LexiconBuilder::add_known(const std::vector<KnownWord>& words) {
  known_ = words;
  for (const KnownWord& word : words) {
    const std::string lower = lower_of(word.form);
    Use& use = uses_[lower];
    use.all += static_cast<double>(word.count);
    if (lower == word.form) use.small += static_cast<double>(word.count);
  }
}

void LexiconBuilder::add_phrase(const std::vector<std::string>& words, PhraseKind kind) {
  constexpr std::size_t most_words = 8;
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < words.size() && i < most_words; ++i) {
    hash = phrase_hash(hash, short_hash(words[i]));
    Phrase& phrase = phrases_[hash];
    if (i + 1 < words.size())
      phrase.continues = true;
    else if (phrase.kind == PhraseKind::none)
      phrase.kind = kind;
  }
}

void LexiconBuilder::add_list(const std::string& path, const ListFile& file) {
  read_table(path, file.column, [&](std::vector<std::string> words) {
    make_lower(words);
    if (words.size() == 1) {
      lists_[words[0]] |= list_bit(file.whole);
      return;
    }
    for (const std::string& word : words)
      if (word.size() > 2) lists_[word] |= list_bit(file.part);
    if (file.phrase == PhraseKind::none) return;
    if (words[0] == "the" && words.size() > 2) words.erase(words.begin());
    add_phrase(words, file.phrase);
  });
}

void LexiconBuilder::add_lists(const std::string& data) {
  using enum NameList;
  constexpr ListFile files[] = {
      {"first_names", 0, given, given, PhraseKind::none},
      {"surnames_us", 0, family_us, family_us, PhraseKind::none},
      {"surnames_world", 0, family_world, family_world, PhraseKind::none},
      {"countries", 0, country, country, PhraseKind::place},
      {"nationalities", 0, nationality, nationality, PhraseKind::nationality},
      {"cities", 0, city, city_part, PhraseKind::place},
      {"organizations", 0, organization, organization_part, PhraseKind::organization},
      {"universities", 0, university, organization_part, PhraseKind::organization},
      {"football_clubs", 0, club, club, PhraseKind::club},
      {"companies", 0, company, company_part, PhraseKind::organization},
      {"companies", 1, company, company_part, PhraseKind::organization},
      {"people", 0, given, given, PhraseKind::person},
      {"titles", 0, title, title, PhraseKind::none},
  };
  for (const ListFile& file : files) add_list(data + "/lists/" + file.name + ".tsv", file);
}

void LexiconBuilder::add_classes(const std::string& folder) {
  // The number of a class is its bit; add new ones at the end.
  constexpr std::array<std::string_view, 32> names = {
      "courtesy", "role",          "role part",    "speech",       "report",     "connector",
      "particle", "weekday month", "event head",   "place head",   "place cue",  "modifier",
      "numeral",  "plain",         "suffix",       "head",         "head first", "known",
      "acronym",  "place acronym", "no body",      "country",      "adjective",  "city",
      "region",   "given",         "family first", "body starter", "media",      "company",
      "team",     "other name"};
  const auto add = [&](std::string_view name, std::vector<std::string> words,
                       const std::string& place) {
    const auto at = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    if (at == names.size())
      throw std::runtime_error(place + ": unknown class " + std::string(name));
    make_lower(words);
    if (words.size() == 1) classes_[words[0]] |= 1u << at;
    if (words.size() > 1) add_phrase(words, phrase_kind_of(name));
  };
  for (const char* file : {"words.txt", "organizations.txt", "bodies.txt", "others.txt",
                           "places.txt", "given_names.txt"})
    read_classes(folder + "/" + file, add);
}

LexiconBuilder::Tables LexiconBuilder::build() const {
  Tables tables;
  tables.clusters = table_for<ClusterEntry>(known_.size());
  for (const KnownWord& word : known_) {
    ClusterEntry entry;
    std::ranges::copy(word.clusters, entry.cluster.begin());
    entry.frequency = static_cast<std::uint16_t>(std::log2(static_cast<double>(word.count)));
    add_entry(std::span(tables.clusters), text_hash(word.form), entry);
  }
  std::map<std::string, WordEntry> words;
  for (const auto& [lower, use] : uses_) words[lower].smallness = smallness_of(use.small, use.all);
  for (const auto& [lower, bits] : classes_) words[lower].classes = bits;
  tables.words = table_for<WordEntry>(words.size());
  for (const auto& [lower, entry] : words)
    add_entry(std::span(tables.words), text_hash(lower), entry);
  tables.lists = table_for<ListEntry>(lists_.size());
  for (const auto& [lower, bits] : lists_)
    add_entry(std::span(tables.lists), text_hash(lower), ListEntry{0, bits});
  // Most look-ups of phrases find nothing, so that they must end soon.
  tables.phrases = table_for<PhraseEntry>(phrases_.size(), 0.6);
  for (const auto& [hash, phrase] : phrases_)
    add_entry(std::span(tables.phrases), hash,
              PhraseEntry{0, static_cast<std::uint32_t>(phrase.kind), phrase.continues});
  return tables;
}

}  // namespace gloss::names::train
