#include "readings/readings.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

namespace gloss::readings {
namespace {

/// The texts of a set by id.
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

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, '\t');) fields.push_back(std::move(field));
  return fields;
}

Reading reading_of(const std::string& set, const Texts& texts, std::vector<std::string> fields) {
  if (fields.size() < 4) throw std::runtime_error("expected ID, BEGIN, END and a column");
  Reading reading;
  reading.id = set + "/" + fields[0];
  const auto at = texts.find(reading.id);
  if (at == texts.end()) throw std::runtime_error("no document " + reading.id);
  reading.document = at->second;
  reading.begin = std::stoul(fields[1]);
  const std::size_t end = std::stoul(fields[2]);
  if (reading.begin >= end || end > reading.document.size())
    throw std::runtime_error("no such bytes in " + reading.id);
  reading.text = reading.document.substr(reading.begin, end - reading.begin);
  fields.erase(fields.begin(), fields.begin() + 3);
  reading.columns = std::move(fields);
  return reading;
}

}  // namespace

void for_each_reading(const std::string& path, const std::string& data,
                      const std::function<void(const Reading&)>& use) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::string set;
  Texts texts;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) try {
      ++number;
      if (line.starts_with('#')) continue;
      std::vector<std::string> fields = fields_of(line);
      if (fields.size() == 2 && fields[0] == "set") {
        set = fields[1].substr(fields[1].rfind('/') + 1);
        texts = read_texts(data + "/" + fields[1] + ".jsonl");
        continue;
      }
      use(reading_of(set, texts, std::move(fields)));
    } catch (const std::exception& error) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
    }
}

}  // namespace gloss::readings
