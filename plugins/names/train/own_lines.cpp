#include "own_lines.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace gloss::names::train {
namespace {

Type type_of_letter(char letter) {
  constexpr std::string_view persons = "PFIGW", places = "LS", others = "AM";
  if (persons.find(letter) != std::string_view::npos) return Type::person;
  if (places.find(letter) != std::string_view::npos) return Type::place;
  return others.find(letter) != std::string_view::npos ? Type::other : Type::organization;
}

void append_name(const NamePool::Words& words, std::string& text) {
  bool is_glued = true;
  for (const std::string& word : words) {
    if (!is_glued && word != "," && word != "'s") text.push_back(' ');
    is_glued = false;
    text += word;
  }
}

/// Appends what stands in braces: "P", "O:NYSE" or digits.
void append_slot(std::string_view slot, const NamePool& pool, Random& random, TaggedText& out) {
  const auto begin = static_cast<std::uint32_t>(out.text.size());
  if (slot.find_first_not_of('0') == std::string_view::npos) {
    for (std::size_t i = 0; i < slot.size(); ++i)
      out.text.push_back(
          static_cast<char>('0' + (i == 0 ? 1 + random.below(9) : random.below(10))));
    return;
  }
  if (slot.size() > 2 && slot[1] == ':')
    out.text += slot.substr(2);
  else
    append_name(pool.drawn(slot[0], random), out.text);
  out.names.push_back(
      {begin, static_cast<std::uint32_t>(out.text.size()), type_of_letter(slot[0])});
}

TaggedText fill(std::string_view line, const NamePool& pool, Random& random) {
  TaggedText out;
  while (!line.empty()) {
    const std::size_t open = line.find('{');
    out.text += line.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = line.find('}', open);
    if (close == std::string_view::npos || close == open + 1)
      throw std::runtime_error("a brace without a kind of name or without its end");
    append_slot(line.substr(open + 1, close - open - 1), pool, random, out);
    line.remove_prefix(close + 1);
  }
  return out;
}

void add_lines(const std::filesystem::path& path, Copies copies, const NamePool& pool,
               SetReader& reader, Random& random, std::vector<TaggedText>& texts) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path.string() + ": cannot be read");
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const auto braces = static_cast<std::size_t>(std::ranges::count(line, '{'));
    const std::size_t times = braces == 0 ? 1 : std::max(copies.least, braces * copies.for_each);
    for (std::size_t copy = 0; copy < times; ++copy) try {
        TaggedText text = fill(line, pool, random);
        texts.push_back(reader.tagged("lines", std::move(text.text), std::move(text.names)));
      } catch (const std::runtime_error& error) {
        throw std::runtime_error(path.string() + ":" + std::to_string(number) + ": " +
                                 error.what());
      }
  }
}

}  // namespace

std::vector<TaggedText> make_lines(const std::string& path, Copies copies, const NamePool& pool,
                                   SetReader& reader, Random& random) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(path))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::ranges::sort(files);  // the same model whatever the order of the folder
  std::vector<TaggedText> texts;
  for (const auto& file : files) add_lines(file, copies, pool, reader, random, texts);
  return texts;
}

}  // namespace gloss::names::train
