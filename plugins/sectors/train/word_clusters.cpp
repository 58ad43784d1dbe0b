#include "word_clusters.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "word_vectors/vectors.hpp"

namespace gloss::sectors::train {
namespace {

/// The frequent words of a stream, the most frequent first, and the stream as their places.
struct Frequent {
  std::vector<std::uint32_t> words;
  std::vector<std::uint64_t> counts;
  std::vector<std::int32_t> stream;
};

Frequent frequent_words(const std::vector<std::int32_t>& stream, std::uint32_t word_count,
                        std::uint64_t least) {
  std::vector<std::uint64_t> counts(word_count);
  for (const std::int32_t word : stream)
    if (word >= 0) ++counts[static_cast<std::size_t>(word)];
  Frequent out;
  for (std::uint32_t word = 0; word < word_count; ++word)
    if (counts[word] >= least) out.words.push_back(word);
  std::ranges::stable_sort(out.words, std::greater<>(),
                           [&](std::uint32_t word) { return counts[word]; });
  std::vector<std::int32_t> places(word_count, word_vectors::rare);
  for (const std::uint32_t word : out.words) {
    places[word] = static_cast<std::int32_t>(out.counts.size());
    out.counts.push_back(counts[word]);
  }
  out.stream = stream;
  for (std::int32_t& word : out.stream)
    if (word >= 0) word = places[static_cast<std::size_t>(word)];
  return out;
}

}  // namespace

WordClusters::WordClusters(const std::vector<std::int32_t>& stream, std::uint32_t word_count,
                           const Settings& settings, std::uint64_t seed)
    : of_(word_count) {
  for (auto& features : of_) features.fill(no_cluster);
  const Frequent frequent =
      frequent_words(stream, word_count, static_cast<std::uint64_t>(settings("least_count", 20)));
  word_vectors::SkipGramOptions options;
  options.window = static_cast<int>(settings("window", 8));
  options.epochs = static_cast<int>(settings("vector_epochs", 2));
  options.seed = seed;
  const auto vectors = word_vectors::skip_gram(frequent.counts, frequent.stream, options);
  first_[0] = word_count;
  const std::array<float, sizes> counts = {settings("few_clusters", 256),
                                           settings("many_clusters", 3000)};
  for (std::size_t size = 0; size < sizes; ++size) {
    const auto count = static_cast<std::uint32_t>(counts[size]);
    const auto clusters = word_vectors::cluster(vectors, frequent.counts, count);
    for (std::size_t i = 0; i < clusters.size(); ++i)
      of_[frequent.words[i]][size] = first_[size] + clusters[i];
    first_[size + 1] = first_[size] + count;
  }
}

void WordClusters::leave_out(const std::vector<std::uint32_t>& words) {
  for (const std::uint32_t word : words) of_[word].fill(no_cluster);
}

void WordClusters::add_to(std::vector<Unit>& sentences) const {
  std::unordered_map<std::uint32_t, std::size_t> places;
  for (Unit& sentence : sentences) {
    places.clear();
    const std::size_t words = sentence.words.size();
    for (std::size_t i = 0; i < words; ++i) {
      const Value word = sentence.words[i];
      if (!has_clusters(word.feature)) continue;
      for (const std::uint32_t feature : of_[word.feature]) {
        const auto [at, is_new] = places.try_emplace(feature, sentence.words.size());
        if (is_new) sentence.words.push_back({feature, 0});
        sentence.words[at->second].value += word.value;
      }
    }
    const std::size_t shown = sentence.shown.size();
    for (std::size_t i = 0; i < shown; ++i) {
      const Shown item = sentence.shown[i];
      if (!has_clusters(item.feature)) continue;
      for (const std::uint32_t feature : of_[item.feature])
        sentence.shown.push_back({feature, item.code});
    }
  }
}

void WordClusters::fold(SentenceModel& model) const {
  for (std::uint32_t word = 0; word < of_.size(); ++word) {
    if (!has_clusters(word)) continue;
    for (const std::uint32_t feature : of_[word])
      for (std::size_t lane = 0; lane < lanes; ++lane)
        model.words[word][lane] += model.words[feature][lane];
  }
  model.words.resize(of_.size());
}

}  // namespace gloss::sectors::train
