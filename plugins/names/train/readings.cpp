#include "readings.hpp"

#include <sstream>
#include <stdexcept>

#include "readings/readings.hpp"

namespace gloss::names::train {
namespace {

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
  std::vector<TaggedText> sentences;
  readings::for_each_reading(path, data, [&](const readings::Reading& reading) {
    const std::string id = reading.id.substr(reading.id.find('/') + 1);
    sentences.push_back(reader.tagged("read/" + id + ":" + std::to_string(reading.begin),
                                      reading.text, names_of(reading.columns.at(0))));
  });
  return sentences;
}

}  // namespace gloss::names::train
