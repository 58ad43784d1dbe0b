#include "name_words.hpp"

namespace gloss::names::train {
namespace {

void add_word(std::string word, std::vector<std::string>& words) {
  constexpr std::string_view possessives[] = {"'s", "\u2019s"};
  for (const std::string_view possessive : possessives) {
    if (!word.ends_with(possessive) || word.size() == possessive.size()) continue;
    words.push_back(word.substr(0, word.size() - possessive.size()));
    word = possessive;
    break;
  }
  words.push_back(std::move(word));
}

}  // namespace

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : name) {
    if (c != ' ' && c != ',') {
      word.push_back(c);
      continue;
    }
    if (!word.empty()) add_word(std::move(word), words);
    word.clear();
    if (c == ',') words.emplace_back(",");
  }
  if (!word.empty()) add_word(std::move(word), words);
  return words;
}

}  // namespace gloss::names::train
