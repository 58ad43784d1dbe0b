#include "chain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gloss::names::train {
namespace {

float sum_of(const Weights& weights) {
  float sum = 0;
  for (std::size_t tag = 0; tag < tag_count; ++tag) sum += weights[tag];
  return sum;
}

bool can_begin(Tag tag) { return tag == outside || is_begin(tag); }

}  // namespace

Chain::Chain(std::size_t rows) : rows_(rows, Weights{}), squares_(rows, Weights{}) {}

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

void Chain::find_marginals(std::span<const Position> sentence, bool agreeing,
                           Marginals& out) const {
  const std::size_t count = sentence.size();
  out.exponents.resize(count);
  out.forward.resize(count);
  out.backward.resize(count);
  out.scales.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t allowed = !agreeing               ? ~0u
                                  : sentence[i].open != 0 ? sentence[i].open
                                                          : 1u << sentence[i].tag;
    const auto is_allowed = [&](std::size_t tag) { return (allowed >> tag & 1) != 0; };
    float most = -std::numeric_limits<float>::infinity();
    for (std::size_t tag = 0; tag < tag_count; ++tag)
      if (is_allowed(tag)) most = std::max(most, scores_[i][tag]);
    Weights exponents = {}, sums = {};
    for (std::size_t tag = 0; tag < tag_count; ++tag)
      exponents[tag] = is_allowed(tag) ? std::exp(scores_[i][tag] - most) : 0.0f;
    out.exponents[i] = exponents;
    for (Tag tag = 0; tag < tag_count; ++tag) {
      if (i == 0) {
        sums[tag] = can_begin(tag) ? std::exp(first_[tag]) : 0.0f;
        continue;
      }
      float sum = 0;
      for (std::size_t before = 0; before < tag_count; ++before)
        sum += out.forward[i - 1][before] * factors_[before][tag];
      sums[tag] = sum;
    }
    sums *= exponents;
    out.scales[i] = 1 / std::max(1e-30f, sum_of(sums));
    out.forward[i] = sums * out.scales[i];
  }
  out.backward[count - 1] = Weights{} + 1.0f;
  for (std::size_t i = count - 1; i-- > 0;) {
    const Weights after = out.exponents[i + 1] * out.backward[i + 1] * out.scales[i + 1];
    Weights sums = {};
    for (std::size_t before = 0; before < tag_count; ++before) {
      float sum = 0;
      for (std::size_t tag = 0; tag < tag_count; ++tag) sum += factors_[before][tag] * after[tag];
      sums[before] = sum;
    }
    out.backward[i] = sums;
  }
}

void Chain::update_transitions(std::span<const Position> sentence, bool is_open, float weight,
                               float rate) {
  Transitions gradient = {};
  const auto add_expected = [&](const Marginals& paths, float sign) {
    for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
      const Weights after = paths.exponents[i + 1] * paths.backward[i + 1] * paths.scales[i + 1];
      for (std::size_t before = 0; before < tag_count; ++before)
        for (std::size_t tag = 0; tag < tag_count; ++tag)
          gradient[before][tag] +=
              sign * paths.forward[i][before] * factors_[before][tag] * after[tag];
    }
  };
  add_expected(all_, -1);
  if (is_open)
    add_expected(agreeing_, 1);
  else
    for (std::size_t i = 0; i + 1 < sentence.size(); ++i)
      gradient[sentence[i].tag][sentence[i + 1].tag] += 1;
  const auto step = [&](float& value, float& squares, float slope) {
    squares += slope * slope;
    value += rate * slope / std::sqrt(squares + 1e-6f);
  };
  for (Tag before = 0; before < tag_count; ++before)
    for (Tag tag = 0; tag < tag_count; ++tag)
      if (can_follow(before, tag) && std::fabs(gradient[before][tag]) > 1e-4f)
        step(transitions_[before][tag], transition_squares_[before][tag],
             weight * gradient[before][tag]);
  const Weights first = probabilities(all_, 0);
  const Weights wanted = wanted_at(sentence, is_open, 0);
  for (Tag tag = 0; tag < tag_count; ++tag)
    if (can_begin(tag)) step(first_[tag], first_squares_[tag], weight * (wanted[tag] - first[tag]));
}

Weights Chain::probabilities(const Marginals& paths, std::size_t i) {
  const Weights both = paths.forward[i] * paths.backward[i];
  return both * (1 / std::max(1e-30f, sum_of(both)));
}

Weights Chain::wanted_at(std::span<const Position> sentence, bool is_open, std::size_t i) const {
  if (is_open) return probabilities(agreeing_, i);
  Weights one = {};
  one[sentence[i].tag] = 1;
  return one;
}

double Chain::learn(std::span<const Position> sentence, float weight, const LearningRate& how,
                    Random& random) {
  score(sentence, &how, &random);
  for (Tag before = 0; before < tag_count; ++before)
    for (Tag tag = 0; tag < tag_count; ++tag)
      factors_[before][tag] = can_follow(before, tag) ? std::exp(transitions_[before][tag]) : 0.0f;
  find_marginals(sentence, false, all_);
  const bool is_open =
      std::ranges::any_of(sentence, [](const Position& word) { return word.open != 0; });
  if (is_open) find_marginals(sentence, true, agreeing_);
  double loss = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const Weights found = probabilities(all_, i);
    const Weights wanted = wanted_at(sentence, is_open, i);
    Weights gradient = wanted - found;
    if (sentence[i].open == 0) loss -= std::log(std::max(1e-12f, found[sentence[i].tag]));
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
  update_transitions(sentence, is_open, weight, how.rate);
  return loss;
}

void Chain::set_mean(std::span<const Chain> chains) {
  const float share = 1 / static_cast<float>(chains.size());
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    Weights sum = {};
    for (const Chain& chain : chains) sum += chain.rows_[row];
    rows_[row] = sum * share;
  }
  for (Tag tag = 0; tag < tag_count; ++tag) {
    first_[tag] = 0;
    for (const Chain& chain : chains) first_[tag] += chain.first_[tag] * share;
    for (Tag after = 0; after < tag_count; ++after) {
      transitions_[tag][after] = 0;
      for (const Chain& chain : chains)
        transitions_[tag][after] += chain.transitions_[tag][after] * share;
    }
  }
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
