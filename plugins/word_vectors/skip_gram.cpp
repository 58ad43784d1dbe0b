#include <algorithm>
#include <array>
#include <cmath>

#include "lane_vector.hpp"
#include "random.hpp"
#include "vectors.hpp"

namespace gloss::word_vectors {
namespace {

/// Skip-gram with negative sampling, over the sentences of a stream.
class SkipGram {
 public:
  SkipGram(std::span<const std::uint64_t> counts, const SkipGramOptions& options)
      : options_(options), random_(options.seed) {
    const std::size_t size = counts.size();
    inner_.resize(size);
    outer_.resize(size);
    for (LaneVector& vector : inner_)
      for (Lanes& lanes : vector.part)
        for (std::size_t i = 0; i < width; ++i) lanes[i] = (random_.unit() - 0.5f) / 80;
    // Frequent words are passed over now and then, and drawn as negatives by their count to .75.
    double sum = 0;
    for (const std::uint64_t count : counts) {
      all_ += count;
      sum += std::pow(double(count), 0.75);
    }
    double at = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const double count = static_cast<double>(counts[i]);
      const double share = count / static_cast<double>(all_);
      kept_.push_back(static_cast<float>(std::min(1.0, std::sqrt(1e-4 / share) + 1e-4 / share)));
      at += std::pow(count, 0.75) / sum;
      while (next < negatives_.size() &&
             static_cast<double>(next) < at * static_cast<double>(negatives_.size()))
        negatives_[next++] = static_cast<std::uint32_t>(i);
    }
    for (std::size_t i = 0; i < sigmoid_.size(); ++i)
      sigmoid_[i] = static_cast<float>(1 / (1 + std::exp(-(double(i) - 2048) / 256)));
  }

  std::vector<Vector> run(std::span<const std::int32_t> stream) {
    const double all = static_cast<double>(all_) * options_.epochs;
    double done = 0;
    std::vector<std::size_t> sentence;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (const std::int32_t word : stream) {
        if (word == sentence_end) {
          rate_ = 0.05f * static_cast<float>(std::max(1e-3, 1 - done / all));
          learn(sentence);
          sentence.clear();
        }
        if (word < 0) continue;
        ++done;
        const auto number = static_cast<std::size_t>(word);
        if (random_.unit() < kept_[number]) sentence.push_back(number);
      }
    }
    std::vector<Vector> out;
    for (LaneVector& vector : inner_) {
      vector.normalise();
      out.push_back(plain(vector));
    }
    return out;
  }

 private:
  void learn(std::span<const std::size_t> sentence) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const std::size_t window = 1 + random_.below(static_cast<std::uint64_t>(options_.window));
      const std::size_t last = std::min(sentence.size(), i + window + 1);
      for (std::size_t j = i > window ? i - window : 0; j < last; ++j)
        if (j != i) learn_pair(inner_[sentence[j]], sentence[i]);
    }
  }

  void learn_pair(LaneVector& inner, std::size_t seen) {
    constexpr int negatives = 5;
    LaneVector change;
    for (int k = 0; k <= negatives; ++k) {
      const std::size_t target = k == 0 ? seen : negatives_[random_.below(negatives_.size())];
      if (k > 0 && target == seen) continue;
      LaneVector& outer = outer_[target];
      const float dot = std::clamp(inner.dot(outer), -7.99f, 7.99f);
      const float error =
          (k == 0 ? 1.f : 0.f) - sigmoid_[static_cast<std::size_t>(dot * 256 + 2048)];
      change.add(outer, error * rate_);
      outer.add(inner, error * rate_);
    }
    inner.add(change, 1);
  }

  const SkipGramOptions& options_;
  std::uint64_t all_ = 0;
  Random random_;
  std::vector<LaneVector> inner_, outer_;
  std::vector<float> kept_;
  std::vector<std::uint32_t> negatives_ = std::vector<std::uint32_t>(1u << 22);
  std::array<float, 4096> sigmoid_;
  float rate_ = 0;
};

}  // namespace

std::vector<Vector> skip_gram(std::span<const std::uint64_t> counts,
                              std::span<const std::int32_t> stream,
                              const SkipGramOptions& options) {
  return SkipGram(counts, options).run(stream);
}

}  // namespace gloss::word_vectors
