#include "draws.hpp"

#include <algorithm>
#include <cmath>
#include <future>

#include "feature_counts.hpp"
#include "word_clusters.hpp"

namespace gloss::sectors::train {
namespace {

/// What one draw of clusters teaches. `judged` refers to the sentences of `corpus`.
LearnedSentences learn_draw(const Corpus& corpus, const TermList& terms, std::uint32_t word_count,
                            const std::vector<std::uint32_t>& frequent, const Settings& settings,
                            std::uint64_t seed) {
  WordClusters clusters(corpus.stream, word_count, settings, seed);
  clusters.leave_out(frequent);
  std::vector<Unit> sentences = corpus.sentences;
  clusters.add_to(sentences);
  const std::uint32_t feature_count = word_count + clusters.feature_count();
  drop_rare(feature_count, sentences);

  const auto learn = [&](unsigned fold) {
    return learn_sentences(sentences, terms, feature_count, settings, fold);
  };
  LearnedSentences out(learn(held_out));
  for (unsigned fold = 0; fold < judged_folds; ++fold) {
    judge(fold == held_out ? out.model : learn(fold), sentences, fold, out.judged);
    out.ends[fold + 1] = out.judged.size();
  }
  for (Judged& sentence : out.judged)
    sentence.unit = &corpus.sentences[static_cast<std::size_t>(sentence.unit - sentences.data())];
  clusters.fold(out.model);
  return out;
}

void add(const Lanes& row, float share, Lanes& sum) {
  for (std::size_t i = 0; i < lanes; ++i) sum[i] += share * row[i];
}
void add(float weight, float share, float& sum) { sum += share * weight; }
void add(const Judged& judged, float share, Judged& sum) {
  sum.unit = judged.unit;
  add(judged.weights, share, sum.weights);
}

/// Adds the `share` of each item to its sum; missing sums are 0.
template <class Item>
void add_all(const std::vector<Item>& items, float share, std::vector<Item>& sums) {
  sums.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) add(items[i], share, sums[i]);
}

void add(const LearnedSentences& draw, float share, LearnedSentences& sum) {
  add_all(draw.model.words, share, sum.model.words);
  add_all(draw.model.supported, share, sum.model.supported);
  add_all(draw.model.unsupported, share, sum.model.unsupported);
  add_all(draw.judged, share, sum.judged);
  sum.ends = draw.ends;
}

/// Smaller sums cost more time than they tell.
void drop_small(SentenceModel& model, float least) {
  for (Lanes& row : model.words)
    for (float& weight : row)
      if (std::fabs(weight) < least) weight = 0;
}

}  // namespace

LearnedSentences learn_draws(const Corpus& corpus, const TermList& terms, std::uint32_t word_count,
                             const std::vector<std::uint32_t>& frequent, const Settings& settings) {
  const auto draws = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(settings("draws", 4)));
  const auto start = [&](std::uint64_t seed) {
    return std::async(std::launch::async, learn_draw, std::cref(corpus), std::cref(terms),
                      word_count, std::cref(frequent), std::cref(settings), seed);
  };
  LearnedSentences mean(SentenceModel(terms, word_count));
  for (std::uint64_t seed = 1; seed <= draws; seed += 2) {
    auto draw = start(seed);
    auto other = seed < draws ? start(seed + 1) : std::future<LearnedSentences>();
    const float share = 1 / static_cast<float>(draws);
    add(draw.get(), share, mean);
    if (other.valid()) add(other.get(), share, mean);
  }
  drop_small(mean.model, settings("least_folded", 0.06));
  return mean;
}

}  // namespace gloss::sectors::train
