#include "lexicon.hpp"

#include <fstream>

#include "gloss/annotator.hpp"

namespace gloss::tokens {
namespace {

// The word's bytes, ASCII letters in lower case; 0 for words that cannot be in the table.
std::uint64_t key_of(std::string_view word) {
  if (word.size() > Lexicon::longest) return 0;
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

Abbreviation parse_class(std::string_view name) {
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

[[noreturn]] void refuse(const std::string& path, int line, const std::string& reason) {
  throw Error(GLOSS_E_RESOURCE, path + ":" + std::to_string(line) + ": " + reason);
}

// Calls `take(fields of a line, line number)` for each line that is neither empty nor a comment.
template <class Take>
void read_lines(const std::string& path, Take&& take) {
  std::ifstream file(path);
  if (!file) throw Error(GLOSS_E_RESOURCE, path + ": cannot be read");
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', at), line.size());
      fields.push_back(line.substr(at, tab - at));
      at = tab + 1;
    }
    if (key_of(fields[0]) == 0)
      refuse(path, number, "expected a word of 1 to 8 bytes, got \"" + fields[0] + "\"");
    take(fields, number);
  }
}

}  // namespace

Lexicon::Lexicon() : slots_(1024) {}

void Lexicon::add_abbreviations(const std::string& path) {
  read_lines(path, [&](const std::vector<std::string>& fields, int line) {
    const auto kind = fields.size() > 1 ? parse_class(fields[1]) : Abbreviation::none;
    if (kind == Abbreviation::none)
      refuse(path, line, "expected a class: title, join, number, month, suffix or closing");
    if (fields.size() > 2 && fields[2] != "word")
      refuse(path, line, "the third column is \"word\" or absent, got \"" + fields[2] + "\"");
    WordEntry& entry = entry_for(fields[0]);
    entry.abbreviation = kind;
    entry.is_also_word = fields.size() > 2;
  });
}

void Lexicon::add_sentence_starters(const std::string& path) {
  read_lines(path, [&](const auto& fields, int) { entry_for(fields[0]).starts_sentence = true; });
}

void Lexicon::add_domains(const std::string& path) {
  read_lines(path, [&](const auto& fields, int) { entry_for(fields[0]).is_domain = true; });
}

WordEntry Lexicon::find(std::string_view word) const {
  const std::uint64_t key = key_of(word);
  if (key == 0) return {};
  for (std::size_t i = hash(key);; ++i) {
    const Slot& slot = slots_[i & (slots_.size() - 1)];
    if (slot.key == key) return slot.entry;
    if (slot.key == 0) return {};
  }
}

WordEntry& Lexicon::entry_for(std::string_view word) {
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
