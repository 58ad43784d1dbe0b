#include "word_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <gloss/text.hpp>
#include <stdexcept>

#include "random.hpp"
#include "sentiment/word_row.hpp"

namespace gloss::sentiment::train {
namespace {

float sigmoid(float value) { return 1 / (1 + std::exp(-std::clamp(value, -8.0f, 8.0f))); }

/// One skip-gram run over texts of word numbers, the most frequent word first.
class SkipGram {
 public:
  SkipGram(const std::vector<std::uint64_t>& counts, const VectorSettings& settings)
      : settings_(settings), vectors_(counts.size()), contexts_(counts.size()) {
    for (WordVector& vector : vectors_)
      for (float& value : vector)
        value = (static_cast<float>(random_.below(1u << 20)) / (1u << 20) - 0.5f) / vector_size;
    std::uint64_t all = 0;
    double smoothed = 0;
    for (const std::uint64_t count : counts) {
      all += count;
      smoothed += std::pow(static_cast<double>(count), 0.75);
    }
    // Frequent words say little and are mostly skipped.
    for (const std::uint64_t count : counts) {
      const double share = static_cast<double>(count) / static_cast<double>(all) / 1e-4;
      kept_.push_back(static_cast<float>(std::min(1.0, std::sqrt(1 / share) + 1 / share)));
    }
    noise_.reserve(noise_size);
    double sum = 0;
    for (std::uint32_t word = 0; word < counts.size(); ++word) {
      sum += std::pow(static_cast<double>(counts[word]), 0.75) / smoothed;
      while (noise_.size() < noise_size && static_cast<double>(noise_.size()) < sum * noise_size)
        noise_.push_back(word);
    }
    noise_.resize(noise_size, 0);
  }

  void learn(std::span<const std::vector<std::uint32_t>> texts) {
    std::uint64_t all = 0, done = 0;
    for (const auto& text : texts) all += text.size();
    all *= static_cast<std::uint64_t>(settings_.epochs);
    std::vector<std::uint32_t> kept;
    for (int epoch = 0; epoch < settings_.epochs; ++epoch)
      for (const auto& text : texts) {
        rate_ = settings_.rate *
                std::max(0.01f, 1 - static_cast<float>(done) / static_cast<float>(all));
        done += text.size();
        kept.clear();
        for (const std::uint32_t word : text)
          if (static_cast<float>(random_.below(1u << 20)) < kept_[word] * (1u << 20))
            kept.push_back(word);
        for (std::uint32_t i = 0; i < kept.size(); ++i) learn_word(kept, i);
      }
  }

  std::vector<WordVector> take() { return std::move(vectors_); }

 private:
  void learn_word(std::span<const std::uint32_t> text, std::uint32_t at) {
    const std::uint32_t window = 1 + random_.below(settings_.window);
    const std::uint32_t begin = at - std::min(at, window);
    const auto end = std::min(static_cast<std::uint32_t>(text.size()), at + window + 1);
    for (std::uint32_t i = begin; i < end; ++i)
      if (i != at) learn_pair(text[at], text[i]);
  }

  void learn_pair(std::uint32_t word, std::uint32_t near) {
    WordVector& vector = vectors_[near];
    WordVector change = {};
    for (int k = 0; k <= settings_.negatives; ++k) {
      const std::uint32_t other = k == 0 ? word : noise_[random_.below(noise_size)];
      if (k > 0 && other == word) continue;
      WordVector& context = contexts_[other];
      // Eight sums side by side, in one order on every machine.
      std::array<float, 8> sums = {};
      for (std::size_t d = 0; d < vector_size; ++d) sums[d % 8] += vector[d] * context[d];
      float product = 0;
      for (const float sum : sums) product += sum;
      const float step = rate_ * ((k == 0 ? 1.0f : 0.0f) - sigmoid(product));
      for (std::size_t d = 0; d < vector_size; ++d) {
        change[d] += step * context[d];
        context[d] += step * vector[d];
      }
    }
    for (std::size_t d = 0; d < vector_size; ++d) vector[d] += change[d];
  }

  static constexpr std::uint32_t noise_size = 1u << 22;

  VectorSettings settings_;
  Random random_;
  std::vector<WordVector> vectors_, contexts_;
  std::vector<float> kept_;           // the chance of a word to be kept
  std::vector<std::uint32_t> noise_;  // words, by frequency
  float rate_ = 0;
};

}  // namespace

WordVectors::WordVectors(std::span<const std::vector<std::string>> texts,
                         const VectorSettings& settings) {
  struct Count {
    std::uint64_t all = 0, small = 0;
  };
  std::unordered_map<std::string, Count> all;
  std::string lower;
  for (const auto& text : texts)
    for (const std::string& word : text) {
      to_lower(word, lower);
      Count& count = all[lower];
      ++count.all;
      count.small += word == lower;
    }
  std::vector<std::pair<std::uint64_t, std::string>> order;
  for (const auto& [word, count] : all)
    if (count.all >= settings.least && 2 * count.small >= count.all)
      order.emplace_back(count.all, word);
  std::sort(order.begin(), order.end(), std::greater<>());
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::uint64_t> counts;
  for (const auto& [count, word] : order) {
    const auto number = static_cast<std::uint32_t>(counts.size());
    numbers.emplace(word, number);
    hashes_.push_back(word_hash(word));
    counts.push_back(count);
  }
  std::vector<std::vector<std::uint32_t>> numbered;
  for (const auto& text : texts) {
    numbered.emplace_back();
    for (const std::string& word : text) {
      to_lower(word, lower);
      if (const auto at = numbers.find(lower); at != numbers.end())
        numbered.back().push_back(at->second);
    }
  }
  SkipGram run(counts, settings);
  run.learn(numbered);
  vectors_ = run.take();
  scale();
  number();
}

void WordVectors::scale() {
  WordVector mean = {};
  for (const WordVector& vector : vectors_)
    for (std::size_t d = 0; d < vector_size; ++d)
      mean[d] += vector[d] / static_cast<float>(vectors_.size());
  for (WordVector& vector : vectors_) {
    float squares = 0;
    for (std::size_t d = 0; d < vector_size; ++d) {
      vector[d] -= mean[d];
      squares += vector[d] * vector[d];
    }
    const float length = std::sqrt(squares) + 1e-9f;
    for (float& value : vector) value *= vector_length / length;
  }
}

void WordVectors::number() {
  for (std::uint32_t i = 0; i < hashes_.size(); ++i) numbers_.emplace(hashes_[i], i);
}

void WordVectors::save(const std::string& path) const {
  std::ofstream out(path, std::ios::binary);
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    out.write(reinterpret_cast<const char*>(&hashes_[i]), sizeof hashes_[i]);
    out.write(reinterpret_cast<const char*>(&vectors_[i]), sizeof vectors_[i]);
  }
  if (!out.flush()) throw std::runtime_error(path + ": cannot be written");
}

bool WordVectors::load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  std::uint32_t hash;
  WordVector vector;
  while (in.read(reinterpret_cast<char*>(&hash), sizeof hash)) {
    if (!in.read(reinterpret_cast<char*>(&vector), sizeof vector))
      throw std::runtime_error(path + ": is cut off; delete it");
    hashes_.push_back(hash);
    vectors_.push_back(vector);
  }
  number();
  return true;
}

}  // namespace gloss::sentiment::train
