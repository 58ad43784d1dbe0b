#include "stop_list.hpp"

#include <algorithm>
#include <gloss/word_list.hpp>

#include "comparison.hpp"
#include "pieces.hpp"

namespace gloss::gazetteer {
namespace {

// The same for texts that are alike but for case, blanks and hyphens.
void read_key(std::string_view text, std::string& key) {
  key.clear();
  std::string piece;
  for (PieceReader reader(text); reader.next(piece);) key += piece;
}

}  // namespace

StopList::StopList(const std::string& path) {
  std::string key;
  for (const WordList::Row row : WordList::read(path, 1, 1)) {
    read_key(row[0], key);
    texts_.emplace(key, row[0]);
  }
}

bool StopList::has(std::string_view text, std::string& key) const {
  if (texts_.empty()) return false;
  read_key(text, key);
  const auto [begin, end] = texts_.equal_range(key);
  return std::any_of(begin, end, [&](const auto& stop) {
    return is_alike(stop.second, text, {LetterCase::smart, Plural::none, true});
  });
}

}  // namespace gloss::gazetteer
