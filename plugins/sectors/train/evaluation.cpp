#include "evaluation.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <map>

namespace gloss::sectors::train {
namespace {

using CodeSet = std::bitset<lanes>;

/// As score.py: a bare section agrees with each of its divisions.
bool agrees(unsigned code, const CodeSet& codes) {
  if (codes[code] || codes[section_of(code)]) return true;
  if (!is_section(code)) return false;
  for (unsigned other = section_count; other < code_count; ++other)
    if (codes[other] && section_of(other) == code) return true;
  return false;
}

/// The codes that the reader gave: of a section with divisions only those.
CodeSet codes_with(const Unit& sentence, Target target) {
  CodeSet out;
  for (unsigned code = code_count; code-- > 0;) {
    if (sentence.targets[code] != target) continue;
    bool has_division = false;
    if (is_section(code))
      for (unsigned other = section_count; other < code_count; ++other)
        has_division |= out[other] && section_of(other) == code;
    if (!has_division) out.set(code);
  }
  return out;
}

/// A label that weighs `weight` is right, or not.
struct Outcome {
  float weight;
  bool is_right;
};

/// The factor at which the outcomes are likeliest if W^3 / (1 + W^3) is their probability.
float likeliest_scale(std::span<const Outcome> outcomes) {
  float best = 1;
  double most = -1e300;
  for (float scale = 0.02f; scale < 4; scale *= 1.02f) {
    double sum = 0;
    for (const Outcome& outcome : outcomes) {
      const double odds = std::pow(static_cast<double>(scale * outcome.weight), 3.0);
      sum += (outcome.is_right ? std::log(odds) : 0) - std::log1p(odds);
    }
    if (sum <= most) continue;
    most = sum;
    best = scale;
  }
  return best;
}

}  // namespace

void judge(const SentenceModel& model, std::span<const Unit> sentences, unsigned fold,
           std::vector<Judged>& judged) {
  for (const Unit& sentence : sentences)
    if (sentence.source == Source::sentences && sentence.fold == fold)
      judged.push_back({&sentence, model.sums(sentence)});
}

Figures evaluate(std::span<const Judged> judged, float scale, float least) {
  double gold = 0, predicted = 0, found = 0, right = 0, empty = 0, wrong = 0;
  for (const auto& [sentence, weights] : judged) {
    CodeSet guess;
    for (unsigned code = 0; code < code_count; ++code) guess[code] = scale * weights[code] >= least;
    const CodeSet truth = codes_with(*sentence, Target::yes);
    for (unsigned code = 0; code < code_count; ++code) {
      gold += truth[code];
      predicted += guess[code];
      found += truth[code] && agrees(code, guess);
      right += guess[code] && agrees(code, truth);
    }
    empty += truth.none();
    wrong += truth.none() && guess.any();
  }
  if (found == 0 || right == 0) return {};
  const double precision = right / predicted, recall = found / gold;
  return {200 * precision * recall / (precision + recall), 100 * wrong / empty};
}

float fit_sentence_scale(std::span<const Judged> judged) {
  constexpr float least = 0.2f;  // weaker labels say nothing
  std::vector<Outcome> outcomes;
  for (const auto& [sentence, weights] : judged) {
    const CodeSet truth = codes_with(*sentence, Target::yes);
    for (unsigned code = 0; code < code_count; ++code)
      if (weights[code] >= least) outcomes.push_back({weights[code], agrees(code, truth)});
  }
  return likeliest_scale(outcomes);
}

ProfileFigures evaluate(const ProfileModel& model, std::span<const Unit> texts, unsigned fold) {
  std::map<std::string, CodeSet> of_sector;
  for (const Unit& text : texts)
    for (const std::uint8_t code : text.choice) of_sector[text.sector].set(code);
  std::vector<Outcome> outcomes;
  double right = 0, right_sector = 0, all = 0;
  for (const Unit& text : texts) {
    if (text.source != Source::companies || text.fold != fold) continue;
    const Lanes scores = model.scores(text);
    const unsigned best = best_division(scores);
    const bool is_right = of_sector[text.sector][best];
    right += std::find(text.choice.begin(), text.choice.end(), best) != text.choice.end();
    right_sector += is_right;
    ++all;
    if (scores[best] > 0) outcomes.push_back({scores[best], is_right});
  }
  return {100 * right / all, 100 * right_sector / all, likeliest_scale(outcomes)};
}

}  // namespace gloss::sectors::train
