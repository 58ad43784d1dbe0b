#include "annotated_sets.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

namespace gloss::names::train {
namespace {

using nlohmann::json;

std::optional<Type> type_of_layer(const std::string& layer) {
  if (layer == "people") return Type::person;
  if (layer == "organizations") return Type::organization;
  if (layer == "places") return Type::place;
  if (layer == "misc" || layer == "nations") return Type::other;
  return std::nullopt;
}

std::ifstream opened(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  return in;
}

constexpr std::uint16_t bit(Tag tag) { return static_cast<std::uint16_t>(1u << tag); }

/// Takes the weight of the sentences that touch [begin, end).
void distrust(TaggedText& text, std::uint32_t begin, std::uint32_t end) {
  for (TaggedSentence& sentence : text.sentences)
    if (text.words[sentence.first].begin < end && begin < text.words[sentence.last - 1].end)
      sentence.weight = 0;
}

void take_names(const json& row, Trust trust, TaggedText& text) {
  for (const json& span : row.at("spans")) {
    const auto type = type_of_layer(span.at("layer"));
    if (!type) continue;
    const GoldName name{span.at("begin"), span.at("end"), *type};
    text.names.push_back(name);
    if (span.value("score", 1.0f) < trust.least_score) distrust(text, name.begin, name.end);
  }
  for (const json& doubt : row.at("meta").value("doubt", json::array()))
    if (doubt.at(3).get<float>() > trust.most_doubt) distrust(text, doubt.at(0), doubt.at(1));
  std::ranges::sort(text.names, [](const GoldName& a, const GoldName& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::uint32_t covered = 0;  // names inside names are dropped
  std::erase_if(text.names, [&](const GoldName& name) {
    if (name.begin < covered) return true;
    covered = name.end;
    return false;
  });
}

void tag_words(TaggedText& text) {
  std::size_t next = 0;
  for (const GoldName& name : text.names) {
    while (next < text.words.size() && text.words[next].end <= name.begin) ++next;
    Tag tag = begin_tag(name.type);
    for (std::size_t i = next; i < text.words.size() && text.words[i].begin < name.end; ++i) {
      text.words[i].tag = tag;
      tag = inside_tag(name.type);
    }
  }
}

bool is_capitalised_ascii(const std::string& form) { return form[0] >= 'A' && form[0] <= 'Z'; }

/// A set without names of the type `other` says nothing of words with a capital outside its names.
void open_others(const json& layers, const Spellings& spellings, TaggedText& text) {
  for (const json& layer : layers)
    if (type_of_layer(layer) == Type::other) return;
  constexpr std::uint16_t open =
      bit(outside) | bit(begin_tag(Type::other)) | bit(inside_tag(Type::other));
  for (TaggedWord& word : text.words)
    if (word.tag == outside && is_capitalised_ascii(spellings[word.form])) word.open |= open;
}

}  // namespace

std::uint32_t Spellings::number(std::string_view form) {
  const auto [at, is_new] = numbers_.try_emplace(std::string(form), size());
  if (is_new) forms_.emplace_back(form);
  return at->second;
}

SetReader::SetReader(Spellings& spellings)
    : spellings_(spellings),
      pipeline_(
          glossator::Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "tokens"}]})")),
      worker_(pipeline_.open()) {}

void SetReader::cut(TaggedText& text) {
  document_.id = text.id;
  document_.text = text.text;
  const auto& annotations = worker_.annotate(document_);
  for (const auto token : *annotations.find("tokens")) {
    const auto span = token.span();
    text.words.push_back({spellings_.number(token.covered()), span.begin, span.end, outside});
  }
  std::uint32_t next = 0;
  const auto count = static_cast<std::uint32_t>(text.words.size());
  for (const auto record : *annotations.find("sentences")) {
    const auto span = record.span();
    TaggedSentence sentence;
    while (next < count && text.words[next].begin < span.begin) ++next;
    sentence.first = next;
    while (next < count && text.words[next].begin < span.end) ++next;
    sentence.last = next;
    if (sentence.first < sentence.last) text.sentences.push_back(sentence);
  }
}

std::vector<TaggedText> SetReader::read(const std::string& path, Trust trust) {
  std::vector<TaggedText> texts;
  std::ifstream in = opened(path);
  for (std::string line; std::getline(in, line);) {
    const json row = json::parse(line);
    TaggedText text;
    text.id = row.at("id");
    text.text = row.at("text");
    cut(text);
    take_names(row, trust, text);
    tag_words(text);
    open_others(row.at("meta").at("layers"), spellings_, text);
    texts.push_back(std::move(text));
  }
  return texts;
}

TaggedText SetReader::tagged(std::string id, std::string text, std::vector<GoldName> names) {
  TaggedText tagged;
  tagged.id = std::move(id);
  tagged.text = std::move(text);
  tagged.names = std::move(names);
  cut(tagged);
  tag_words(tagged);
  return tagged;
}

void SetReader::read_words(const std::string& path, std::vector<std::uint32_t>& words) {
  std::ifstream in = opened(path);
  for (std::string line; std::getline(in, line);) {
    TaggedText text;
    text.text = json::parse(line).at("text");
    cut(text);
    for (const TaggedSentence& sentence : text.sentences) {
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
        words.push_back(text.words[i].form);
      words.push_back(no_word);
    }
  }
}

}  // namespace gloss::names::train
