#include "word_vectors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "names/spelling.hpp"
#include "random.hpp"

namespace gloss::names::train {
namespace {

constexpr std::size_t width = 16;
using Lanes = float __attribute__((vector_size(4 * width)));

/// A vector of 80 numbers.
struct Vector {
  static constexpr std::size_t parts = 5;
  std::array<Lanes, parts> part = {};

  float dot(const Vector& other) const {
    Lanes sum = {};
    for (std::size_t i = 0; i < parts; ++i) sum += part[i] * other.part[i];
    float all = 0;
    for (std::size_t i = 0; i < width; ++i) all += sum[i];
    return all;
  }
  void add(const Vector& other, float times) {
    for (std::size_t i = 0; i < parts; ++i) part[i] += times * other.part[i];
  }
  void normalise() {
    const float size = 1 / std::sqrt(dot(*this) + 1e-9f);
    for (Lanes& lanes : part) lanes *= size;
  }
};

constexpr std::int32_t rare = -1, sentence_end = -2;

/// The known words, and the stream as their numbers.
struct Vocabulary {
  std::vector<KnownWord> words;
  std::vector<std::int32_t> stream;
  std::uint64_t count = 0;  ///< of words in the stream that are known
};

Vocabulary count_words(const Spellings& spellings, std::span<const std::uint32_t> stream,
                       std::uint64_t least_count) {
  std::unordered_map<std::string, std::size_t> numbers;
  std::vector<KnownWord> all;
  std::vector<std::size_t> number_of(spellings.size());
  std::string masked;
  for (std::uint32_t i = 0; i < spellings.size(); ++i) {
    mask_digits(spellings[i], masked);
    const auto [at, is_new] = numbers.try_emplace(masked, all.size());
    if (is_new) all.push_back({masked, 0, {}});
    number_of[i] = at->second;
  }
  for (const std::uint32_t word : stream)
    if (word != SetReader::no_word) ++all[number_of[word]].count;
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return all[a].count != all[b].count ? all[a].count > all[b].count : all[a].form < all[b].form;
  });
  Vocabulary out;
  std::vector<std::int32_t> known(all.size(), rare);
  for (const std::size_t i : order) {
    if (all[i].count < least_count) break;
    known[i] = static_cast<std::int32_t>(out.words.size());
    out.words.push_back(all[i]);
    out.count += all[i].count;
  }
  out.stream.reserve(stream.size());
  for (const std::uint32_t word : stream)
    out.stream.push_back(word == SetReader::no_word ? sentence_end : known[number_of[word]]);
  return out;
}

/// Skip-gram with negative sampling, over the sentences of a stream.
class SkipGram {
 public:
  SkipGram(const Vocabulary& vocabulary, const VectorOptions& options)
      : vocabulary_(vocabulary), options_(options) {
    const std::size_t size = vocabulary.words.size();
    inner_.resize(size);
    outer_.resize(size);
    for (Vector& vector : inner_)
      for (Lanes& lanes : vector.part)
        for (std::size_t i = 0; i < width; ++i) lanes[i] = (random_.unit() - 0.5f) / 80;
    // Frequent words are passed over now and then, and drawn as negatives by their count to .75.
    double sum = 0;
    for (const KnownWord& word : vocabulary.words) sum += std::pow(double(word.count), 0.75);
    double at = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const double count = static_cast<double>(vocabulary.words[i].count);
      const double share = count / static_cast<double>(vocabulary.count);
      kept_.push_back(static_cast<float>(std::min(1.0, std::sqrt(1e-4 / share) + 1e-4 / share)));
      at += std::pow(count, 0.75) / sum;
      while (next < negatives_.size() &&
             static_cast<double>(next) < at * static_cast<double>(negatives_.size()))
        negatives_[next++] = static_cast<std::uint32_t>(i);
    }
    for (std::size_t i = 0; i < sigmoid_.size(); ++i)
      sigmoid_[i] = static_cast<float>(1 / (1 + std::exp(-(double(i) - 2048) / 256)));
  }

  std::vector<Vector> run() {
    const double all = static_cast<double>(vocabulary_.count) * options_.epochs;
    double done = 0;
    std::vector<std::size_t> sentence;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (const std::int32_t word : vocabulary_.stream) {
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
    for (Vector& vector : inner_) vector.normalise();
    return std::move(inner_);
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

  void learn_pair(Vector& inner, std::size_t seen) {
    constexpr int negatives = 5;
    Vector change;
    for (int k = 0; k <= negatives; ++k) {
      const std::size_t target = k == 0 ? seen : negatives_[random_.below(negatives_.size())];
      if (k > 0 && target == seen) continue;
      Vector& outer = outer_[target];
      const float dot = std::clamp(inner.dot(outer), -7.99f, 7.99f);
      const float error =
          (k == 0 ? 1.f : 0.f) - sigmoid_[static_cast<std::size_t>(dot * 256 + 2048)];
      change.add(outer, error * rate_);
      outer.add(inner, error * rate_);
    }
    inner.add(change, 1);
  }

  const Vocabulary& vocabulary_;
  const VectorOptions& options_;
  Random random_{1};
  std::vector<Vector> inner_, outer_;
  std::vector<float> kept_;
  std::vector<std::uint32_t> negatives_ = std::vector<std::uint32_t>(1u << 22);
  std::array<float, 4096> sigmoid_;
  float rate_ = 0;
};

void cluster(std::span<const Vector> vectors, std::uint32_t size, std::vector<KnownWord>& words) {
  constexpr int rounds = 8;
  constexpr std::size_t frequent = 20000;
  std::vector<Vector> centres(size);
  for (std::size_t k = 0; k < size; ++k)
    centres[k] = vectors[k * std::min(vectors.size(), frequent) / size];
  std::vector<std::uint16_t> nearest(vectors.size());
  for (int round = 0; round < rounds; ++round) {
    std::vector<Vector> sums(size);
    for (std::size_t i = 0; i < vectors.size(); ++i) {
      float most = -2;
      for (std::size_t k = 0; k < size; ++k)
        if (const float dot = vectors[i].dot(centres[k]); dot > most) {
          most = dot;
          nearest[i] = static_cast<std::uint16_t>(k);
        }
      sums[nearest[i]].add(vectors[i], std::log(1 + static_cast<float>(words[i].count)));
    }
    for (std::size_t k = 0; k < size; ++k) {
      if (sums[k].dot(sums[k]) < 1e-6f) continue;
      centres[k] = sums[k];
      centres[k].normalise();
    }
  }
  for (std::size_t i = 0; i < vectors.size(); ++i) words[i].clusters.push_back(nearest[i]);
}

}  // namespace

std::vector<KnownWord> cluster_words(const Spellings& spellings,
                                     std::span<const std::uint32_t> words,
                                     const VectorOptions& options) {
  Vocabulary vocabulary = count_words(spellings, words, options.least_count);
  const std::vector<Vector> vectors = SkipGram(vocabulary, options).run();
  for (const std::uint32_t size : options.cluster_sizes) cluster(vectors, size, vocabulary.words);
  return std::move(vocabulary.words);
}

}  // namespace gloss::names::train
