#include "lexicon.hpp"

#include "gloss/word_list.hpp"

namespace gloss::tokens {
namespace {

// The word's bytes, ASCII letters in lower case; 0 for words that cannot be in the hash table.
std::uint64_t key_of(std::string_view word) {
  if (word.size() > Lexicon::longest_hashed) return 0;
  std::uint64_t key = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    key = key << 8 | (byte >= 'A' && byte <= 'Z' ? byte + 32u : byte);
  }
  return key;
}

std::size_t hash(std::uint64_t key) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 40);
}

std::string lower_of(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return lower;
}

Abbreviation parse_class(std::string_view name) {
  if (name.empty()) return Abbreviation::suffix;
  struct Name {
    std::string_view text;
    Abbreviation value;
  };
  for (const Name& known :
       {Name{"title", Abbreviation::title}, Name{"join", Abbreviation::join},
        Name{"number", Abbreviation::number}, Name{"month", Abbreviation::month},
        Name{"suffix", Abbreviation::suffix}, Name{"closing", Abbreviation::closing}})
    if (known.text == name) return known.value;
  return Abbreviation::none;
}

// The word of a row, without the full stop of an abbreviation.
std::string_view word_of(const WordList::Row& row) {
  std::string_view word = row[0];
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word.empty() || word.size() > Lexicon::longest || word.find(' ') != word.npos)
    row.fail("expected a word of at most 64 bytes, got " + in_quotes(row[0]));
  return word;
}

}  // namespace

Lexicon::Lexicon() : slots_(1024) {}

void Lexicon::add_abbreviations(const std::string& path) {
  for (const WordList::Row row : WordList::read(path, 1, 3)) {
    const std::string_view word = word_of(row);
    const Abbreviation kind = parse_class(row[1]);
    if (kind == Abbreviation::none)
      row.fail("expected a class: title, join, number, month, suffix or closing; got " +
               in_quotes(row[1]));
    if (!row[2].empty() && row[2] != "word")
      row.fail("the third field is \"word\" or absent, got " + in_quotes(row[2]));
    WordEntry& entry = entry_for(word);
    entry.abbreviation = kind;
    entry.is_also_word = !row[2].empty();
  }
}

void Lexicon::add_sentence_starters(const std::string& path) {
  for (const WordList::Row row : WordList::read(path, 1, 1))
    entry_for(word_of(row)).starts_sentence = true;
}

void Lexicon::add_domains(const std::string& path) {
  for (const WordList::Row row : WordList::read(path, 1, 1))
    entry_for(word_of(row)).is_domain = true;
}

WordEntry Lexicon::find(std::string_view word) const {
  const std::uint64_t key = key_of(word);
  if (key == 0) return long_words_.empty() ? WordEntry{} : find_long(word);
  for (std::size_t i = hash(key);; ++i) {
    const Slot& slot = slots_[i & (slots_.size() - 1)];
    if (slot.key == key) return slot.entry;
    if (slot.key == 0) return {};
  }
}

WordEntry Lexicon::find_long(std::string_view word) const {
  if (word.size() > longest) return {};
  const auto found = long_words_.find(lower_of(word));
  return found == long_words_.end() ? WordEntry{} : found->second;
}

WordEntry& Lexicon::entry_for(std::string_view word) {
  if (key_of(word) == 0) {
    longest_ = longest;
    return long_words_[lower_of(word)];
  }
  if (used_ * 2 >= slots_.size()) grow();
  const std::uint64_t key = key_of(word);
  for (std::size_t i = hash(key);; ++i) {
    Slot& slot = slots_[i & (slots_.size() - 1)];
    if (slot.key == key) return slot.entry;
    if (slot.key != 0) continue;
    slot.key = key;
    ++used_;
    return slot.entry;
  }
}

void Lexicon::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t i = hash(slot.key);
    while (slots_[i & (slots_.size() - 1)].key != 0) ++i;
    slots_[i & (slots_.size() - 1)] = slot;
  }
}

}  // namespace gloss::tokens
