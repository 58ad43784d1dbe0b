#include "model_writer.hpp"

#include <algorithm>
#include <cmath>
#include <gloss/model_file_writer.hpp>
#include <map>

namespace gloss::sectors::train {
namespace {

template <class Whole>
Whole rounded(double value, double most) {
  return static_cast<Whole>(std::lround(std::clamp(value, -most, most)));
}
std::int16_t weight_of(float value) {
  return rounded<std::int16_t>(static_cast<double>(value) / weight_unit, 32767);
}
std::int8_t gate_of(float value) {
  constexpr float least = 0.15f;  // smaller ones say little, and cost time
  if (std::fabs(value) < least) return 0;
  return rounded<std::int8_t>(static_cast<double>(value * gate_unit), 127);
}

std::vector<CodeWeight> row_of(const Lanes& weights) {
  std::vector<CodeWeight> row;
  for (unsigned code = 0; code < code_count; ++code)
    if (const std::int16_t weight = weight_of(weights[code]); weight != 0)
      row.push_back({static_cast<std::uint8_t>(code), 0, weight});
  return row;
}

/// The rows of all words, one behind the other.
struct Rows {
  std::vector<std::uint32_t> starts = {0};
  std::vector<CodeWeight> weights;
  void add(const std::vector<CodeWeight>& row) {
    weights.insert(weights.end(), row.begin(), row.end());
    starts.push_back(static_cast<std::uint32_t>(weights.size()));
  }
};

using ModelImage = ModelFileWriter<ModelHeader, Section>;

void add_words(const Models& models, const Vocabulary& vocabulary, ModelImage& image) {
  std::map<std::uint32_t, std::uint32_t> words;  // by hash; of equal hashes the first met
  for (std::uint32_t word = 0; word < vocabulary.size(); ++word)
    words.try_emplace(key_hash(vocabulary[word]), word);
  std::vector<std::uint32_t> hashes;
  std::vector<std::int8_t> gates;
  Rows sentences, profiles;
  for (const auto& [hash, word] : words) {
    const auto in_sentence = row_of(models.sentences.words[word]);
    const auto in_profile = row_of(models.profiles.weights[word]);
    const std::int8_t gate = gate_of(models.gate[word]);
    if (in_sentence.empty() && in_profile.empty() && gate == 0) continue;
    hashes.push_back(hash);
    gates.push_back(gate);
    sentences.add(in_sentence);
    profiles.add(in_profile);
  }
  image.add(Section::words, hashes);
  image.add(Section::gates, gates);
  image.add(Section::sentence_starts, sentences.starts);
  image.add(Section::sentence_weights, sentences.weights);
  image.add(Section::profile_starts, profiles.starts);
  image.add(Section::profile_weights, profiles.weights);
}

void add_terms(const SentenceModel& sentences, const TermList& terms, ModelImage& image) {
  std::map<std::uint32_t, TermWeight> learned;
  for (std::uint32_t term = 0; term < terms.size(); ++term) {
    const TermWeight weight{weight_of(sentences.supported[term]),
                            weight_of(sentences.unsupported[term])};
    if (weight.supported != 0 || weight.unsupported != 0)
      learned.try_emplace(key_hash(terms[term].phrase), weight);
  }
  std::vector<std::uint32_t> hashes;
  std::vector<TermWeight> weights;
  for (const auto& [hash, weight] : learned) {
    hashes.push_back(hash);
    weights.push_back(weight);
  }
  image.add(Section::terms, hashes);
  image.add(Section::term_weights, weights);
}

}  // namespace

void write_model(const Models& models, const Vocabulary& vocabulary, const TermList& terms,
                 ModelHeader header, const std::string& path) {
  ModelImage image(header);
  add_words(models, vocabulary, image);
  add_terms(models.sentences, terms, image);
  image.write(path);
}

}  // namespace gloss::sectors::train
