#include "known_words.hpp"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

#include "names/spelling.hpp"
#include "word_vectors/vectors.hpp"

namespace gloss::names::train {
namespace {

/// The known words, and the stream as their numbers.
struct Vocabulary {
  std::vector<KnownWord> words;
  std::vector<std::int32_t> stream;
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
  std::vector<std::int32_t> known(all.size(), word_vectors::rare);
  for (const std::size_t i : order) {
    if (all[i].count < least_count) break;
    known[i] = static_cast<std::int32_t>(out.words.size());
    out.words.push_back(all[i]);
  }
  out.stream.reserve(stream.size());
  for (const std::uint32_t word : stream)
    out.stream.push_back(word == SetReader::no_word ? word_vectors::sentence_end
                                                    : known[number_of[word]]);
  return out;
}

}  // namespace

std::vector<KnownWord> cluster_words(const Spellings& spellings,
                                     std::span<const std::uint32_t> words,
                                     const VectorOptions& options) {
  Vocabulary vocabulary = count_words(spellings, words, options.least_count);
  std::vector<std::uint64_t> counts;
  for (const KnownWord& word : vocabulary.words) counts.push_back(word.count);
  const auto vectors =
      word_vectors::skip_gram(counts, vocabulary.stream, {options.window, options.epochs});
  for (const std::uint32_t size : options.cluster_sizes) {
    const auto clusters = word_vectors::cluster(vectors, counts, size);
    for (std::size_t i = 0; i < clusters.size(); ++i)
      vocabulary.words[i].clusters.push_back(clusters[i]);
  }
  return std::move(vocabulary.words);
}

void save_words(const std::string& path, const std::vector<KnownWord>& words) {
  std::ofstream out(path);
  for (const KnownWord& word : words) {
    out << word.form << '\t' << word.count;
    for (const std::uint16_t cluster : word.clusters) out << '\t' << cluster;
    out << '\n';
  }
  if (!out.flush()) throw std::runtime_error(path + ": cannot be written");
}

std::vector<KnownWord> load_words(const std::string& path) {
  std::ifstream in(path);
  std::vector<KnownWord> words;
  for (std::string line; std::getline(in, line);) {
    KnownWord word;
    const std::size_t tab = line.find('\t');
    word.form = line.substr(0, tab);
    std::istringstream numbers(tab == std::string::npos ? "" : line.substr(tab));
    if (!(numbers >> word.count))
      throw std::runtime_error(path + ": line " + std::to_string(words.size() + 1) +
                               " is no form, count and clusters");
    for (std::uint16_t cluster; numbers >> cluster;) word.clusters.push_back(cluster);
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace gloss::names::train
