#include "names/own_names.hpp"

#include <algorithm>

#include "gloss/standard_layers.hpp"
#include "gloss/word_list.hpp"

namespace gloss::names {
namespace {

bool is_of_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0xC3;
}

}  // namespace

void OwnNames::read_names(const std::string& path) {
  const WordList list = WordList::read(path, 2, 2);
  for (const auto row : list.agreed()) {
    std::uint32_t type = 0;
    while (type < type_count && row[1] != layers::name::types[type]) ++type;
    if (type == type_count)
      row.fail("unknown type " + in_quotes(row[1]) +
               "; expected person, organization, place or other");
    Entry entry{with_single_blanks(row[0]), static_cast<Type>(type)};
    // A mark may end a token sooner than a blank does, so a whole word would be no key.
    const std::size_t size = utf8_sequence_size(entry.text);
    by_first_letter_[entry.text.substr(0, size)].push_back(std::move(entry));
  }
  for (auto& [first, entries] : by_first_letter_)
    std::ranges::stable_sort(
        entries, [](const Entry& a, const Entry& b) { return a.text.size() > b.text.size(); });
}

std::uint32_t OwnNames::end_of(const Entry& entry, const DocumentView& document,
                               std::uint32_t word) const {
  std::size_t at = document.tokens[word].begin;
  for (const char c : entry.text) {
    if (at >= document.text.size()) return 0;
    if (c != ' ') {
      if (document.text[at++] != c) return 0;
      continue;
    }
    if (!is_blank(document.text[at])) return 0;
    while (at < document.text.size() && is_blank(document.text[at])) ++at;
  }
  // "Fluffy" is in "Fluffy-led" and "Fluffy's", and not in "Fluffys" and "Fluffyé".
  if (at < document.text.size() && is_of_word(document.text[at])) return 0;
  return static_cast<std::uint32_t>(at);
}

void OwnNames::apply(const DocumentView& document, std::vector<Name>& found) const {
  if (!never_.empty())
    std::erase_if(found,
                  [&](const Name& name) { return never_.contains(text_of(document.text, name)); });
  if (by_first_letter_.empty()) return;
  std::vector<Name> own;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const std::uint32_t begin = document.tokens[i].begin;
    if (!own.empty() && begin < own.back().end) continue;
    const std::size_t size = utf8_sequence_size(document.text.substr(begin));
    const auto entries = by_first_letter_.find(document.text.substr(begin, size));
    if (entries == by_first_letter_.end()) continue;
    for (const Entry& entry : entries->second) {
      const std::uint32_t end = end_of(entry, document, i);
      if (end == 0) continue;
      own.push_back({begin, end, entry.type, 0, Name::Source::list});
      break;
    }
  }
  if (own.empty()) return;
  std::size_t next = 0;
  std::erase_if(found, [&](const Name& name) {
    while (next < own.size() && own[next].end <= name.begin) ++next;
    return next < own.size() && own[next].begin < name.end;
  });
  found.insert(found.end(), own.begin(), own.end());
  std::ranges::sort(found, {}, &Name::begin);
}

}  // namespace gloss::names
