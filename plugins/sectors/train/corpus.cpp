#include "corpus.hpp"

#include <algorithm>
#include <fstream>
#include <gloss/word_list.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "crosswalk.hpp"
#include "readings/readings.hpp"

namespace gloss::sectors::train {
namespace {

using nlohmann::json;

template <class Use>
void for_each_row(const std::string& path, Use&& use) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  for (std::string line; std::getline(in, line);) use(json::parse(line));
}

Codes codes_of(const json& row) {
  return {row.at("labels").at("sectors_isic").get<std::vector<std::string>>(),
          row.at("meta").value("optional_isic", std::vector<std::string>{})};
}

std::vector<EvidenceSpan> evidence_of(const json& row) {
  std::vector<EvidenceSpan> evidence;
  for (const json& item : row.at("evidence"))
    evidence.push_back({{item.at("begin"), item.at("end")},
                        item.contains("code") ? item["code"] : item.at("sector")});
  return evidence;
}

/// The definition of an activity, without the activities that it excludes.
std::string definition_of(const json& row) {
  std::string text = row.at("name").get<std::string>() + ". ";
  if (row.at("description").is_string()) text += row["description"].get<std::string>();
  for (const char* end : {"Cross-References", "Excluded from"})
    text.resize(std::min(text.size(), text.find(end)));
  return text;
}

void set_choice(const std::vector<std::string>& codes, Unit& unit) {
  for (const std::string& code : codes)
    unit.choice.push_back(static_cast<std::uint8_t>(*find_code(code)));
}

void add_sentence(const json& row, Source source, UnitMaker& maker, Corpus& corpus) {
  maker.read(row.at("text"));
  Unit sentence = maker.as_sentence(source, evidence_of(row));
  set_targets(codes_of(row), sentence);
  corpus.sentences.push_back(std::move(sentence));
}

/// Articles and sentences that were read.
void add_read(const std::string& data, const std::string& readings, UnitMaker& maker,
              Corpus& corpus) {
  const auto add_article = [&](const json& row) {
    maker.read(row.at("text"));
    maker.append_words(corpus.stream);
    Unit text = maker.whole(Source::news);
    set_targets(codes_of(row), text);
    corpus.texts.push_back(std::move(text));
    for (Unit& sentence : maker.sentences(codes_of(row), evidence_of(row)))
      corpus.sentences.push_back(std::move(sentence));
  };
  for_each_row(data + "/sectors/news_sectors_train.jsonl", add_article);
  for_each_row(data + "/sentiment/read_tone.jsonl",
               [&](const json& row) { add_sentence(row, Source::sentences, maker, corpus); });
  readings::for_each_reading(
      readings + "/documents.tsv", data,
      [&](const readings::Reading& reading) { add_article(readings::row_of(reading)); });
  readings::for_each_reading(
      readings + "/sentences.tsv", data, [&](const readings::Reading& reading) {
        add_sentence(readings::row_of(reading), Source::readings, maker, corpus);
      });
}

/// A line CODE=WORDS; CODE=WORDS<TAB>TEXT as a row of a labelled set.
json row_of_line(const WordList::Row& line) {
  const std::string text(line[1]);
  json evidence = json::array();
  std::istringstream items{std::string(line[0])};
  for (std::string item; std::getline(items >> std::ws, item, ';') && item != "-";) {
    const std::size_t equals = item.find('=');
    const std::size_t begin =
        equals == std::string::npos ? equals : text.find(item.substr(equals + 1));
    if (begin == std::string::npos) line.fail(item + ": expected CODE=WORDS, words of the text");
    evidence.push_back({{"begin", begin},
                        {"end", begin + item.size() - equals - 1},
                        {"code", item.substr(0, equals)}});
  }
  return {{"text", text},
          {"labels", {{"sectors_isic", readings::codes_in(evidence)}}},
          {"evidence", evidence},
          {"meta", json::object()}};
}

/// Descriptions of companies, and definitions of activities.
void add_profiles(const std::string& data, const std::string& lists, UnitMaker& maker,
                  Corpus& corpus) {
  const Crosswalk industries(lists + "/gics_industries.tsv"), naics(lists + "/naics.tsv");
  for_each_row(data + "/sectors/companies_train.jsonl", [&](const json& row) {
    maker.read(row.at("text"));
    maker.append_words(corpus.stream);
    Unit text = maker.whole(Source::companies);
    text.sector = row.at("labels").at("raw").at(0);
    set_choice(industries.codes(row.at("labels").at("raw").at(2)), text);
    if (!text.choice.empty()) corpus.texts.push_back(std::move(text));
  });
  for_each_row(data + "/sectors/taxonomy_naics.jsonl", [&](const json& row) {
    maker.read(definition_of(row));
    maker.append_words(corpus.stream);
    Unit text = maker.whole(Source::definitions);
    const auto codes = naics.codes(row.at("code"));
    set_choice(codes, text);
    if (text.choice.empty() || row.at("code").get<std::string>().size() <= 2) return;
    corpus.texts.push_back(std::move(text));
    Unit sentence = maker.as_sentence(Source::definitions, {});
    set_targets({codes, {}}, sentence);
    corpus.sentences.push_back(std::move(sentence));
  });
}

/// Texts without labels.
void add_free_texts(const std::string& data, UnitMaker& maker, Corpus& corpus) {
  for (const char* set : {"/text/text_gov_us.jsonl", "/names/read_news.jsonl"})
    for_each_row(data + set, [&](const json& row) {
      maker.read(row.at("text"));
      maker.append_words(corpus.stream);
      corpus.texts.push_back(maker.whole(Source::free_texts));
    });
  for (const char* set : {"/text/text_gov_au.jsonl", "/names/gmb.jsonl", "/names/ewwn_train.jsonl",
                          "/names/docred.jsonl", "/sentiment/directed_sentiment.jsonl",
                          "/sentiment/newsmtsc_train.jsonl", "/sentiment/sentfin_train.jsonl"})
    for_each_row(data + set, [&](const json& row) {
      maker.read(row.at("text"));
      maker.append_words(corpus.stream);
    });
}

}  // namespace

Corpus read_corpus(const std::string& data, const std::string& readings, const std::string& lists,
                   UnitMaker& maker) {
  Corpus corpus;
  add_read(data, readings, maker, corpus);
  const WordList lines = WordList::read(lists + "/sentences.tsv", 2, 2);
  for (const WordList::Row line : lines)
    add_sentence(row_of_line(line), Source::own_lines, maker, corpus);
  add_profiles(data, lists, maker, corpus);
  add_free_texts(data, maker, corpus);
  return corpus;
}

}  // namespace gloss::sectors::train
