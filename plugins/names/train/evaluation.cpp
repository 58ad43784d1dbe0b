#include "evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "gloss/text.hpp"

namespace gloss::names::train {
namespace {

/// The text with the letters of its words as asked.
std::string text_in_capitals(const TaggedText& text, Capitals capitals) {
  std::string out = text.text;
  for (const TaggedWord& word : text.words) {
    const std::size_t size = word.end - word.begin;
    out.replace(word.begin, size, in_capitals(out.substr(word.begin, size), capitals));
  }
  return out;
}

}  // namespace

Count Evaluation::pooled() const {
  Count all;
  for (const Type type : {Type::person, Type::organization}) {
    const Count& one = types[static_cast<std::size_t>(type)];
    all.gold += one.gold;
    all.found += one.found;
    all.right += one.right;
  }
  return all;
}

Evaluation evaluate(const Model& model, const std::vector<TaggedText>& texts, Capitals capitals) {
  Evaluation result;
  const Tagger tagger(model);
  Tagger::Scratch scratch;
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<Row> rows;
  std::vector<gloss_record> tokens;
  std::vector<std::uint32_t> ids;
  std::vector<Span> sentences;
  std::vector<Name> names;
  std::string lower;
  for (const TaggedText& text : texts) {
    const std::string written = text_in_capitals(text, capitals);
    tokens.clear();
    ids.clear();
    sentences.clear();
    for (const TaggedWord& word : text.words) {
      const std::string form = written.substr(word.begin, word.end - word.begin);
      const auto [number, is_new] =
          numbers.try_emplace(form, static_cast<std::uint32_t>(rows.size()));
      if (is_new) {
        to_lower(form, lower);
        model.fill(form, lower, rows.emplace_back());
      }
      tokens.push_back({word.begin, word.end, GLOSS_NONE, 0, 0, GLOSS_NONE, 0, 0});
      ids.push_back(number->second);
    }
    for (const TaggedSentence& sentence : text.sentences)
      sentences.push_back({text.words[sentence.first].begin, text.words[sentence.last - 1].end});
    gloss_batch layer{};
    layer.records = tokens.data();
    layer.record_count = static_cast<std::uint32_t>(tokens.size());
    layer.record_size = sizeof(gloss_record);
    tagger.tag({written, LayerView(&layer), {ids, rows.data(), sizeof(Row)}, sentences}, scratch,
               names);
    for (const GoldName& gold : text.names)
      ++result.types[static_cast<std::size_t>(gold.type)].gold;
    for (const Name& name : names) {
      Count& count = result.types[static_cast<std::size_t>(name.type)];
      ++count.found;
      const bool is_right = std::ranges::any_of(text.names, [&](const GoldName& gold) {
        return gold.begin == name.begin && gold.end == name.end && gold.type == name.type;
      });
      count.right += is_right;
      result.judged.push_back({name.type, name.margin, is_right});
    }
  }
  return result;
}

std::array<Calibration, type_count> calibrate(const std::vector<Judged>& judged) {
  std::array<Calibration, type_count> out;
  for (std::size_t type = 0; type < type_count; ++type) {
    // Newton's method on two parameters.
    double at_zero = 0, slope = 0.02;
    for (int round = 0; round < 30; ++round) {
      double g0 = 0, g1 = 0, h00 = 1e-3, h01 = 0, h11 = 1e-3;
      for (const Judged& name : judged) {
        if (static_cast<std::size_t>(name.type) != type) continue;
        const double x = std::min(name.margin, 400);
        const double p = 1 / (1 + std::exp(-(at_zero + slope * x)));
        const double error = (name.is_right ? 1 : 0) - p, weight = p * (1 - p);
        g0 += error;
        g1 += error * x;
        h00 += weight;
        h01 += weight * x;
        h11 += weight * x * x;
      }
      const double determinant = h00 * h11 - h01 * h01;
      at_zero += (h11 * g0 - h01 * g1) / determinant;
      slope += (h00 * g1 - h01 * g0) / determinant;
    }
    out[type] = {static_cast<float>(at_zero), static_cast<float>(slope)};
  }
  return out;
}

}  // namespace gloss::names::train
