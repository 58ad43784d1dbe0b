#include "word_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <gloss/text.hpp>
#include <stdexcept>

#include "sentiment/word_row.hpp"

namespace gloss::sentiment::train {

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
  std::vector<std::int32_t> stream;
  for (const auto& text : texts) {
    for (const std::string& word : text) {
      to_lower(word, lower);
      const auto at = numbers.find(lower);
      stream.push_back(at == numbers.end() ? word_vectors::rare
                                           : static_cast<std::int32_t>(at->second));
    }
    stream.push_back(word_vectors::sentence_end);
  }
  vectors_ = word_vectors::skip_gram(counts, stream, {settings.window, settings.epochs});
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
