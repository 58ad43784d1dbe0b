#include "chain.hpp"

#include <algorithm>
#include <cmath>

namespace gloss::names::train {
namespace {

float sum_of(const Weights& weights) {
  float sum = 0;
  for (std::size_t tag = 0; tag < tag_count; ++tag) sum += weights[tag];
  return sum;
}

bool can_begin(Tag tag) { return tag == outside || is_begin(tag); }

}  // namespace

Chain::Chain() : rows_(RowNumbers::count, Weights{}), squares_(RowNumbers::count, Weights{}) {}

void Chain::score(std::span<const Position> sentence, const LearningRate* how, Random* random) {
  scores_.resize(sentence.size());
  used_.resize(sentence.size());
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    Weights sum = {};
    used_[i].clear();
    const auto add = [&](std::uint32_t row) {
      if (how && random->unit() < how->dropout) return;
      sum += rows_[row];
      if (how) used_[i].push_back(row);
    };
    if (!how || random->unit() >= how->name_dropout)
      for (const std::uint32_t row : sentence[i].named) add(row);
    for (const std::uint32_t row : sentence[i].rows) add(row);
    if (how) sum *= 1 / (1 - how->dropout);
    scores_[i] = sum;
  }
}

/// Forward and backward sums, scaled so that those of each word add up to 1.
void Chain::find_marginals(std::size_t count) {
  for (Tag before = 0; before < tag_count; ++before)
    for (Tag tag = 0; tag < tag_count; ++tag)
      factors_[before][tag] = can_follow(before, tag) ? std::exp(transitions_[before][tag]) : 0.0f;
  exponents_.resize(count);
  forward_.resize(count);
  backward_.resize(count);
  scales_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    float most = scores_[i][0];
    for (std::size_t tag = 1; tag < tag_count; ++tag) most = std::max(most, scores_[i][tag]);
    Weights exponents = {}, sums = {};
    for (std::size_t tag = 0; tag < tag_count; ++tag)
      exponents[tag] = std::exp(scores_[i][tag] - most);
    exponents_[i] = exponents;
    for (Tag tag = 0; tag < tag_count; ++tag) {
      if (i == 0) {
        sums[tag] = can_begin(tag) ? std::exp(first_[tag]) : 0.0f;
        continue;
      }
      float sum = 0;
      for (std::size_t before = 0; before < tag_count; ++before)
        sum += forward_[i - 1][before] * factors_[before][tag];
      sums[tag] = sum;
    }
    sums *= exponents;
    scales_[i] = 1 / sum_of(sums);
    forward_[i] = sums * scales_[i];
  }
  backward_[count - 1] = Weights{} + 1.0f;
  for (std::size_t i = count - 1; i-- > 0;) {
    const Weights after = exponents_[i + 1] * backward_[i + 1] * scales_[i + 1];
    Weights sums = {};
    for (std::size_t before = 0; before < tag_count; ++before) {
      float sum = 0;
      for (std::size_t tag = 0; tag < tag_count; ++tag) sum += factors_[before][tag] * after[tag];
      sums[before] = sum;
    }
    backward_[i] = sums;
  }
}

void Chain::update_transitions(std::span<const Position> sentence, float weight, float rate) {
  Transitions gradient = {};
  for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
    const Weights after = exponents_[i + 1] * backward_[i + 1] * scales_[i + 1];
    for (std::size_t before = 0; before < tag_count; ++before)
      for (std::size_t tag = 0; tag < tag_count; ++tag)
        gradient[before][tag] -= forward_[i][before] * factors_[before][tag] * after[tag];
    gradient[sentence[i].tag][sentence[i + 1].tag] += 1;
  }
  const auto step = [&](float& value, float& squares, float slope) {
    squares += slope * slope;
    value += rate * slope / std::sqrt(squares + 1e-6f);
  };
  for (Tag before = 0; before < tag_count; ++before)
    for (Tag tag = 0; tag < tag_count; ++tag)
      if (can_follow(before, tag) && std::fabs(gradient[before][tag]) > 1e-4f)
        step(transitions_[before][tag], transition_squares_[before][tag],
             weight * gradient[before][tag]);
  const Weights first = forward_[0] * backward_[0];
  const float sum = sum_of(first);
  for (Tag tag = 0; tag < tag_count; ++tag)
    if (can_begin(tag))
      step(first_[tag], first_squares_[tag],
           weight * ((sentence[0].tag == tag ? 1.0f : 0.0f) - first[tag] / sum));
}

double Chain::learn(std::span<const Position> sentence, float weight, const LearningRate& how,
                    Random& random) {
  score(sentence, &how, &random);
  find_marginals(sentence.size());
  double loss = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    Weights gradient = forward_[i] * backward_[i];
    gradient *= -1 / sum_of(gradient);
    const Tag tag = sentence[i].tag;
    loss -= std::log(std::max(1e-12f, -gradient[tag]));
    gradient[tag] += 1;
    gradient *= weight;
    float most = 0;
    for (std::size_t t = 0; t < tag_count; ++t) most = std::max(most, std::fabs(gradient[t]));
    constexpr float too_small = 0.002f;  // nothing to learn, and most words are such
    if (most < too_small) continue;
    const Weights square = gradient * gradient;
    for (const std::uint32_t row : used_[i]) {
      squares_[row] += square;
      Weights steps;
      for (std::size_t k = 0; k < lanes; ++k) steps[k] = 1 / std::sqrt(squares_[row][k] + 1e-4f);
      rows_[row] += how.rate * gradient * steps;
    }
  }
  update_transitions(sentence, weight, how.rate);
  return loss;
}

void Chain::decode(std::span<const Position> sentence, std::vector<Tag>& tags) {
  score(sentence, nullptr, nullptr);
  std::vector<std::array<Tag, tag_count>> origins(sentence.size());
  std::array<float, tag_count> best;
  for (Tag tag = 0; tag < tag_count; ++tag)
    best[tag] = can_begin(tag) ? first_[tag] + scores_[0][tag] : -1e9f;
  for (std::size_t i = 1; i < sentence.size(); ++i) {
    std::array<float, tag_count> next;
    for (Tag tag = 0; tag < tag_count; ++tag) {
      next[tag] = -1e9f;
      for (Tag before = 0; before < tag_count; ++before) {
        const float path = best[before] + transitions_[before][tag] + scores_[i][tag];
        if (!can_follow(before, tag) || path <= next[tag]) continue;
        next[tag] = path;
        origins[i][tag] = before;
      }
    }
    best = next;
  }
  auto tag = static_cast<Tag>(std::ranges::max_element(best) - best.begin());
  tags.resize(sentence.size());
  for (std::size_t i = sentence.size(); i-- > 0;) {
    tags[i] = tag;
    if (i > 0) tag = origins[i][tag];
  }
}

}  // namespace gloss::names::train
