#pragma once
/// Turns labelled texts into examples of the learner.
#include <vector>

#include "learner.hpp"
#include "sentiment/context.hpp"
#include "settings.hpp"

namespace gloss::sentiment::train {

/// A set and how much a text, a target and an entity of it count; 0: not learned from, only
/// measured.
struct TrainingSet {
  const char* name;
  double text_weight, target_weight, entity_weight = 0;
};

struct Corpus {
  std::vector<TrainingSet> of;  ///< a name and weights for each of `sets`
  std::vector<std::vector<LabelledText>> sets;
};

constexpr std::size_t no_example = ~std::size_t{0};

/// A mention, or an entity as a whole, in a text with a tone of its own.
struct ContextExample {
  std::size_t target = no_example;  ///< of Examples::targets; none: the entity as a whole
  std::size_t entity = 0, text = 0;
  std::uint32_t mentions = 1, sentences = 1;
  bool is_organization = false;
};

struct Examples {
  std::vector<Example> texts, targets;
  std::vector<Example> entities;  ///< the mean of the features of their mentions
  std::vector<ContextExample> in_context;
  std::vector<Pair> pairs;
};

Examples make_examples(const Corpus& corpus, RowTable& rows, const SentenceReader& reader,
                       const WordVectors& vectors, const Settings& settings);

/// Drops the other pairs, so that a second learning does without them.
void keep_pairs(std::vector<Pair> kept, Examples& examples);

}  // namespace gloss::sentiment::train
