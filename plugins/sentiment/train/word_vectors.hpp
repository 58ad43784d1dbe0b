#pragma once
/// Word vectors learned from texts without labels: words of like contexts have like vectors.
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "word_vectors/vectors.hpp"

namespace gloss::sentiment::train {

using word_vectors::vector_size;
using WordVector = word_vectors::Vector;

struct VectorSettings {
  unsigned least = 30;  ///< a word that is rarer has no vector
  int epochs = 3;
  int window = 4;  ///< words on each side, at most
};

/// How long each vector is: how much a word's neighbours say beside its own labels.
constexpr float vector_length = 0.7f;

/// The vectors of frequent words, by word_hash(). Deterministic.
class WordVectors {
 public:
  WordVectors() = default;
  /// Learns from texts as words, of those that mostly have small letters, by
  /// word_vectors::skip_gram(). Takes minutes.
  WordVectors(std::span<const std::vector<std::string>> texts, const VectorSettings& settings);

  /// Null if the word has none.
  const WordVector* find(std::uint32_t hash) const {
    const auto at = numbers_.find(hash);
    return at == numbers_.end() ? nullptr : &vectors_[at->second];
  }
  /// Of the words, the most frequent first.
  const std::vector<std::uint32_t>& hashes() const { return hashes_; }

  /// A file of this machine, to learn once for several models. load() returns whether there is one;
  /// both throw std::runtime_error.
  void save(const std::string& path) const;
  bool load(const std::string& path);

 private:
  void scale();
  void number();

  std::unordered_map<std::uint32_t, std::uint32_t> numbers_;  // by hash
  std::vector<std::uint32_t> hashes_;
  std::vector<WordVector> vectors_;
};

}  // namespace gloss::sentiment::train
