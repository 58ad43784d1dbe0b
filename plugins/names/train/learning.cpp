#include "learning.hpp"

#include <map>
#include <numeric>
#include <thread>

namespace gloss::names::train {
namespace {

Chain zero_chain(const WordRows& rows) {
  return Chain(RowNumbers::features + rows.features().hashes().size());
}

/// Does `task(number, random)` for each number below `count` at once.
template <class Task>
void in_threads(std::size_t count, Random& random, const Task& task) {
  std::vector<std::thread> threads;
  for (std::size_t number = 0; number < count; ++number)
    threads.emplace_back(
        [&task, number, own = Random(random.next() >> 2)]() mutable { task(number, own); });
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

void Learning::learn(Chain& chain, const WordRows& rows, const std::vector<Sentence>& sentences,
                     std::vector<std::uint32_t> order, std::span<const float> rates,
                     Random& random) const {
  std::vector<Position> positions;
  LearningRate how;
  how.dropout = settings_.dropout;
  for (const float rate : rates) {
    how.rate = rate;
    // At first the model learns without the words themselves: else it would never learn to trust
    // lists and contexts, which say less of the words that it knows by heart.
    how.name_dropout = rate == rates[0] ? settings_.first_name_dropout : settings_.name_dropout;
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    double loss = 0;
    for (const std::uint32_t i : order) {
      find_rows(rows, sentences[i], positions);
      loss += chain.learn(positions, sentences[i].weight, how, random);
    }
    report_(loss / static_cast<double>(order.size()));
  }
}

std::vector<Learning::Tags> Learning::tag_unseen(const WordRows& rows,
                                                 const std::vector<Sentence>& sentences,
                                                 Random& random) const {
  std::vector<Tags> tags(sentences.size());
  in_threads(2, random, [&](std::size_t fold, Random& own) {
    std::vector<std::uint32_t> others;
    for (std::uint32_t i = 0; i < sentences.size(); ++i)
      if (sentences[i].text % 2 != fold) others.push_back(i);
    Chain chain = zero_chain(rows);
    constexpr float rates[] = {.1f, .04f};
    learn(chain, rows, sentences, others, rates, own);
    std::vector<Position> positions;
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
      if (sentences[i].text % 2 != fold) continue;
      find_rows(rows, sentences[i], positions);
      chain.decode(positions, tags[i]);
    }
  });
  return tags;
}

void Learning::set_evidence(const WordRows& rows, std::vector<Sentence>& sentences,
                            Random& random) const {
  const std::vector<Tags> tags = tag_unseen(rows, sentences, random);
  std::map<std::uint32_t, std::vector<std::uint32_t>> documents;
  for (std::uint32_t i = 0; i < sentences.size(); ++i) documents[sentences[i].text].push_back(i);
  for (const auto& [text, members] : documents) {
    if (members.size() < 3 || random.unit() < settings_.without_evidence) continue;
    std::vector<Sentence*> document;
    std::vector<const Tags*> of_document;
    for (const std::uint32_t i : members) {
      document.push_back(&sentences[i]);
      of_document.push_back(&tags[i]);
    }
    train::set_evidence(rows, document, of_document);
  }
}

Chain Learning::mean_chain(const WordRows& rows, const std::vector<Sentence>& sentences,
                           Random& random) const {
  std::vector<std::uint32_t> order(sentences.size());
  std::iota(order.begin(), order.end(), 0u);
  std::vector<Chain> chains(settings_.chains, zero_chain(rows));
  in_threads(chains.size(), random, [&](std::size_t number, Random& own) {
    constexpr float rates[] = {.1f, .075f, .05f, .02f};
    learn(chains[number], rows, sentences, order, rates, own);
  });
  Chain mean = zero_chain(rows);
  mean.set_mean(chains);
  return mean;
}

}  // namespace gloss::names::train
