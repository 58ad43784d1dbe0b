#include "listed_names.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

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

std::ifstream opened(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  return in;
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

void read_table(const std::string& path, std::size_t column,
                const std::function<void(std::vector<std::string> words)>& use) {
  std::ifstream in = opened(path);
  std::string line;
  std::getline(in, line);  // the heads of the columns
  while (std::getline(in, line)) {
    std::istringstream columns(line);
    std::string value;
    for (std::size_t i = 0; i <= column; ++i)
      if (!std::getline(columns, value, '\t')) value.clear();
    if (auto words = words_of(value); !words.empty()) use(std::move(words));
  }
}

void read_classes(const std::string& path,
                  const std::function<void(std::string_view name, std::vector<std::string> words,
                                           const std::string& place)>& use) {
  std::ifstream in = opened(path);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::size_t colon = line.find(": ");
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    const std::string place = path + ":" + std::to_string(number);
    std::istringstream entries(line.substr(colon + 2));
    for (std::string entry; std::getline(entries, entry, ',');)
      if (auto words = words_of(entry); !words.empty())
        use(std::string_view(line).substr(0, colon), std::move(words), place);
  }
}

}  // namespace gloss::names::train
