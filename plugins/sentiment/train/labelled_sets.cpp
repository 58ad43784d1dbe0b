#include "labelled_sets.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "own_lines.hpp"
#include "readings/readings.hpp"
#include "sentiment/model.hpp"

namespace gloss::sentiment::train {
namespace {

using nlohmann::json;

std::uint8_t class_of(const json& name) {
  if (name == "negative") return static_cast<std::uint8_t>(Class::negative);
  if (name == "neutral") return static_cast<std::uint8_t>(Class::neutral);
  if (name == "positive") return static_cast<std::uint8_t>(Class::positive);
  return no_class;
}

struct Token {
  std::uint32_t begin, end;
};

using Sentences = std::vector<std::vector<Token>>;

/// Of the tokens that a span touches.
std::optional<TargetPlace> place_of(const json& span, const Sentences& sentences) {
  const std::uint32_t begin = span.at("begin"), end = span.at("end");
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const auto& tokens = sentences[s];
    if (tokens.back().end <= begin) continue;
    std::uint32_t first = 0;
    while (tokens[first].end <= begin) ++first;
    std::uint32_t past = first;
    while (past < tokens.size() && tokens[past].begin < end) ++past;
    if (first < past) return TargetPlace{s, first, past};
    break;
  }
  return {};
}

void take_targets(const json& row, const Sentences& sentences, LabelledText& text) {
  for (const json& target : row.value("targets", json::array())) {
    const std::uint8_t label = class_of(target.at("sentiment"));
    if (label == no_class) continue;
    if (const auto place = place_of(target, sentences))
      text.targets.push_back({*place, static_cast<Class>(label)});
  }
  for (const json& item : row.value("entities", json::array())) {
    LabelledEntity entity;
    entity.label = static_cast<Class>(class_of(item.at("sentiment")));
    entity.is_organization = item.at("layer") == "organizations";
    for (const json& mention : item.at("mentions"))
      if (const auto place = place_of(mention, sentences)) entity.mentions.push_back(*place);
    if (!entity.mentions.empty()) text.entities.push_back(std::move(entity));
  }
}

}  // namespace

LabelledSetReader::LabelledSetReader()
    : pipeline_(
          glossator::Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "tokens"}]})")),
      worker_(pipeline_.open()) {}

LabelledText LabelledSetReader::text_of(const json& row) {
  LabelledText text;
  document_.id = row.at("id");
  document_.text = row.at("text");
  text.fold = word_hash(row.value("document", document_.text)) % 10;
  const auto& annotations = worker_.annotate(document_);
  std::vector<std::vector<Token>> places;
  std::uint32_t end = 0;  // of the last sentence
  std::vector<std::uint32_t> ends;
  for (const auto record : *annotations.find("sentences")) ends.push_back(record.span().end);
  std::size_t sentence = 0;
  for (const auto token : *annotations.find("tokens")) {
    const auto span = token.span();
    while (sentence < ends.size() && ends[sentence] <= span.begin) ++sentence;
    if (places.empty() || span.begin >= end) {
      places.emplace_back();
      text.sentences.emplace_back();
      end = sentence < ends.size() ? ends[sentence] : 0xFFFFFFFFu;
    }
    places.back().push_back({span.begin, span.end});
    text.sentences.back().emplace_back(token.covered());
  }
  const json& labels = row.at("labels");
  text.label = class_of(labels.value("sentiment", json()));
  if (labels.contains("raw") && labels.contains("score"))
    text.score = labels.at("score").get<float>();
  take_targets(row, places, text);
  return text;
}

std::vector<LabelledText> LabelledSetReader::read(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::vector<LabelledText> texts;
  for (std::string line; std::getline(in, line);) texts.push_back(text_of(json::parse(line)));
  return texts;
}

std::vector<LabelledText> LabelledSetReader::read_readings(const std::string& path,
                                                           const std::string& data) {
  std::vector<LabelledText> texts;
  readings::for_each_reading(path, data, [&](const readings::Reading& reading) {
    texts.push_back(text_of(readings::row_of(reading)));
  });
  return texts;
}

std::vector<LabelledText> LabelledSetReader::read_lines(const std::string& path) {
  std::vector<LabelledText> texts;
  const WordList lines = WordList::read(path, 2, 2);
  for (const WordList::Row line : lines) texts.push_back(text_of(row_of_line(line)));
  return texts;
}

std::vector<std::vector<std::string>> LabelledSetReader::read_words(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::vector<std::vector<std::string>> texts;
  for (std::string line; std::getline(in, line);) {
    const json row = json::parse(line);
    document_.id = row.at("id");
    document_.text = row.at("text");
    std::vector<std::string>& words = texts.emplace_back();
    for (const auto token : *worker_.annotate(document_).find("tokens")) {
      const std::string_view form = token.covered();
      if (!begins_word(form) || (form[0] >= '0' && form[0] <= '9')) continue;
      words.emplace_back(form);
    }
  }
  return texts;
}

}  // namespace gloss::sentiment::train
