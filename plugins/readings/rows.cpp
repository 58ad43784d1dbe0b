#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "readings/readings.hpp"

namespace gloss::readings {
namespace {

using nlohmann::json;

constexpr const char* not_judged = ".";

/// "12-20": bytes of the piece.
json place_of(const std::string& text, const Reading& reading) {
  std::istringstream in(text);
  std::size_t begin = 0, end = 0;
  char hyphen = 0;
  if (!(in >> begin >> hyphen >> end) || hyphen != '-' || begin >= end || end > reading.text.size())
    throw std::runtime_error("no place: " + text);
  return {{"begin", begin}, {"end", end}};
}

/// Items between blanks; none for a hyphen.
std::vector<std::string> items_of(const std::string& column) {
  std::vector<std::string> items;
  std::istringstream in(column);
  for (std::string item; in >> item && item != "-";) items.push_back(std::move(item));
  return items;
}

/// "+12-20 =30-34": a sign and a place.
json targets_of(const std::string& column, const Reading& reading) {
  json targets = json::array();
  for (const std::string& item : items_of(column)) {
    const std::size_t sign = std::string("-=+").find(item[0]);
    if (sign == std::string::npos) throw std::runtime_error("no target: " + item);
    json target = place_of(item.substr(1), reading);
    target["sentiment"] = name_of_tone(static_cast<int>(sign) - 1);
    targets.push_back(std::move(target));
  }
  return targets;
}

/// "+P12-20,40-44": a sign, a person or an organization, and the places of its mentions.
json entities_of(const std::string& column, const Reading& reading) {
  json entities = json::array();
  for (const std::string& item : items_of(column)) {
    const std::size_t sign = std::string("-=+").find(item[0]);
    if (sign == std::string::npos || item.size() < 2 || (item[1] != 'P' && item[1] != 'O'))
      throw std::runtime_error("no entity: " + item);
    json mentions = json::array();
    std::istringstream places(item.substr(2));
    for (std::string place; std::getline(places, place, ',');)
      mentions.push_back(place_of(place, reading));
    entities.push_back({{"sentiment", name_of_tone(static_cast<int>(sign) - 1)},
                        {"layer", item[1] == 'P' ? "people" : "organizations"},
                        {"mentions", mentions}});
  }
  return entities;
}

/// "C29:12-34": a code and a phrase that shows it.
json evidence_of(const std::string& column, const Reading& reading) {
  json evidence = json::array();
  for (const std::string& item : items_of(column)) {
    const std::size_t colon = item.find(':');
    if (colon == std::string::npos) throw std::runtime_error("no code with its place: " + item);
    json shown = place_of(item.substr(colon + 1), reading);
    shown["code"] = item.substr(0, colon);
    evidence.push_back(std::move(shown));
  }
  return evidence;
}

}  // namespace

const char* name_of_tone(double tone) {
  return tone < 0 ? "negative" : tone > 0 ? "positive" : "neutral";
}

json codes_in(const json& evidence) {
  json codes = json::array();
  for (const json& shown : evidence)
    if (std::find(codes.begin(), codes.end(), shown["code"]) == codes.end())
      codes.push_back(shown["code"]);
  return codes;
}

json row_of(const Reading& reading) {
  if (reading.columns.size() != 3 && reading.columns.size() != 4)
    throw std::runtime_error("expected TONE, TARGETS, CODES and perhaps ENTITIES");
  const auto& columns = reading.columns;
  json row{{"id", reading.id + ":" + std::to_string(reading.begin)},
           {"text", reading.text},
           {"document", reading.document},
           {"labels", json::object()},
           {"meta", json::object()}};
  if (columns[0] != not_judged) row["labels"]["sentiment"] = name_of_tone(std::stoi(columns[0]));
  if (columns[1] != not_judged) row["targets"] = targets_of(columns[1], reading);
  if (columns[2] != not_judged) {
    row["evidence"] = evidence_of(columns[2], reading);
    row["labels"]["sectors_isic"] = codes_in(row["evidence"]);
  }
  if (columns.size() == 4) row["entities"] = entities_of(columns[3], reading);
  return row;
}

}  // namespace gloss::readings
