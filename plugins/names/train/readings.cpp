#include "readings.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

namespace gloss::names::train {
namespace {

/// The texts of DATA/SET.jsonl by id.
using Texts = std::unordered_map<std::string, std::string>;

Texts read_texts(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  Texts texts;
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    texts.emplace(row.at("id"), row.at("text"));
  }
  return texts;
}

std::vector<GoldName> names_of(const std::string& field) {
  std::vector<GoldName> names;
  std::istringstream in(field);
  for (std::string item; in >> item && item != "-";) {
    const std::size_t type = std::string("POLM").find(item[0]);
    GoldName name;
    char hyphen = 0;
    std::istringstream place(item.substr(1));
    if (type == std::string::npos || !(place >> name.begin >> hyphen >> name.end))
      throw std::runtime_error("no name: " + item);
    name.type = static_cast<Type>(type);
    names.push_back(name);
  }
  return names;
}

}  // namespace

std::vector<TaggedText> read_readings(const std::string& path, const std::string& data,
                                      SetReader& reader) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::vector<TaggedText> sentences;
  std::string set;
  Texts texts;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) try {
      ++number;
      std::istringstream fields(line);
      std::string id, begin, end, names;
      std::getline(fields, id, '\t');
      std::getline(fields, begin, '\t');
      if (line.starts_with('#')) continue;
      if (id == "set") {
        set = begin.substr(begin.rfind('/') + 1);
        texts = read_texts(data + "/" + begin + ".jsonl");
        continue;
      }
      std::getline(fields, end, '\t');
      std::getline(fields, names);
      const std::size_t first = std::stoul(begin), last = std::stoul(end);
      const std::string& text = texts.at(set + "/" + id);
      if (first >= last || last > text.size()) throw std::runtime_error("no such bytes");
      sentences.push_back(reader.tagged("read/" + id + ":" + begin,
                                        text.substr(first, last - first), names_of(names)));
    } catch (const std::exception& error) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
    }
  return sentences;
}

}  // namespace gloss::names::train
