/// The word vectors that the trainer learns.
#include <catch2/catch.hpp>
#include <random>

#include "sentiment/train/word_vectors.hpp"
#include "sentiment/word_row.hpp"

namespace sentiment_vectors_test {

using gloss::sentiment::word_hash;
using gloss::sentiment::train::vector_length;
using gloss::sentiment::train::VectorSettings;
using gloss::sentiment::train::WordVectors;

namespace {

using Text = std::vector<std::string>;

/// Sentences in which "good" and "fine" stand among other words than "bad" and "poor".
std::vector<Text> made_texts() {
  std::mt19937 random(7);
  const std::array<Text, 2> words = {Text{"good", "fine"}, Text{"bad", "poor"}};
  const std::array<Text, 2> near = {Text{"praise", "prize", "smile", "Oslo"},
                                    Text{"blame", "loss", "fear", "Oslo"}};
  std::vector<Text> texts;
  for (int i = 0; i < 3000; ++i) {
    const std::size_t kind = random() % 2;
    texts.push_back({near[kind][random() % 4], words[kind][random() % 2], near[kind][random() % 4],
                     i % 1000 == 0 ? "rare" : "the"});
  }
  return texts;
}

float likeness(const WordVectors& vectors, std::string_view a, std::string_view b) {
  const auto* const left = vectors.find(word_hash(a));
  const auto* const right = vectors.find(word_hash(b));
  REQUIRE(left);
  REQUIRE(right);
  float sum = 0;
  for (std::size_t d = 0; d < left->size(); ++d) sum += (*left)[d] * (*right)[d];
  return sum / (vector_length * vector_length);
}

/// The library of vectors is of one instruction set.
bool can_run() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

}  // namespace

TEST_CASE("Words of like contexts have like vectors, the same each time", "[sentiment]") {
  if (!can_run()) return;
  const auto texts = made_texts();
  // Of so few words, each is so frequent that most of them are skipped.
  const VectorSettings settings{.least = 30, .epochs = 600, .window = 3};
  const WordVectors vectors(texts, settings);
  CHECK(likeness(vectors, "good", "good") == Approx(1).margin(1e-4));
  CHECK(likeness(vectors, "good", "fine") > likeness(vectors, "good", "bad") + 0.3f);
  CHECK(likeness(vectors, "bad", "poor") > likeness(vectors, "good", "poor") + 0.3f);
  const WordVectors again(texts, settings);
  CHECK(*again.find(word_hash("good")) == *vectors.find(word_hash("good")));
}

TEST_CASE("Rare words and names have no vector", "[sentiment]") {
  if (!can_run()) return;
  const WordVectors vectors(made_texts(), {.epochs = 1});
  CHECK(vectors.find(word_hash("praise")));
  CHECK_FALSE(vectors.find(word_hash("rare")));
  CHECK_FALSE(vectors.find(word_hash("oslo")));
}

}  // namespace sentiment_vectors_test
