/// Trains the model of the plugin `sentiment`: sentiment_train DATA READINGS SENTIMENT MODEL.
/// README.md has the command.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>

#include "features.hpp"
#include "labelled_sets.hpp"
#include "learner.hpp"
#include "model_writer.hpp"
#include "sentiment/named_words.hpp"

namespace gloss::sentiment::train {
namespace {

/// Options NAME=NUMBER of the command line, for experiments.
std::map<std::string, double> settings;
double setting(std::string_view name, double otherwise) {
  const auto at = settings.find(std::string(name));
  return at == settings.end() ? otherwise : at->second;
}

/// A set and how much a text and a target of it count; 0: not learned from, only measured.
struct TrainingSet {
  const char* name;
  double text_weight, target_weight;
};
constexpr TrainingSet training_sets[] = {
    {"sentiment/newsmtsc_train", .15, 1}, {"sentiment/read_tone", 1, .5},
    {"sentiment/sentfin_train", 1, 1},    {"sentiment/vader_tweets", 1.2, 0},
    {"sentiment/vader_amazon", 2, 0},     {"sentiment/directed_sentiment", 0, .3},
    {"sectors/news_sectors_train", 2, 0}, {"sentiment/sst_dev", 0, 0}};

/// Files of the folder of readings, which figures are not of.
constexpr TrainingSet readings[] = {
    {"sentences", .6, .5}, {"documents", 2, 0}, {"tweets", 1.2, 0}, {"targets", 0, .3}};

/// Files of own writing, likewise.
constexpr TrainingSet own_lines[] = {{"films", .3, 0}, {"headlines", .5, 0}, {"products", .5, 0},
                                     {"posts", .5, 0}, {"news", .5, 0},      {"stances", 0, .5}};

struct Corpus {
  std::vector<TrainingSet> of;  ///< a name and weights for each of `sets`
  std::vector<std::vector<LabelledText>> sets;
};

Corpus read_corpus(const std::string& data, const std::string& readings_folder,
                   const std::string& lines_folder) {
  Corpus corpus;
  LabelledSetReader reader;
  const auto add = [&](const TrainingSet& set, std::vector<LabelledText> texts) {
    corpus.of.push_back(set);
    corpus.sets.push_back(std::move(texts));
  };
  for (const TrainingSet& set : training_sets)
    add(set, reader.read(data + "/" + set.name + ".jsonl"));
  for (const TrainingSet& set : readings)
    add(set, reader.read_readings(readings_folder + "/" + set.name + ".tsv", data));
  for (const TrainingSet& set : own_lines)
    add(set, reader.read_lines(lines_folder + "/" + set.name + ".tsv"));
  return corpus;
}

/// Learned from without labels.
constexpr const char* vector_sets[] = {
    "text/text_gov_us", "text/text_gov_au",       "text/text_public_domain",
    "names/gmb",        "names/ewwn_train",       "sentiment/directed_sentiment",
    "names/docred",     "sectors/companies_train"};

/// Where the vectors are kept for the next run; empty: nowhere.
std::string vector_file;

WordVectors vectors_of(const std::string& data) {
  WordVectors vectors;
  if (!vector_file.empty() && vectors.load(vector_file)) return vectors;
  std::vector<std::vector<std::string>> texts;
  LabelledSetReader reader;
  for (const char* set : vector_sets) {
    auto more = reader.read_words(data + "/" + set + ".jsonl");
    std::move(more.begin(), more.end(), std::back_inserter(texts));
  }
  std::fprintf(stderr, "%zu texts without labels\n", texts.size());
  vectors = WordVectors(texts, {});
  if (!vector_file.empty()) vectors.save(vector_file);
  return vectors;
}

/// Reads the sentences of one text after the other.
class TextReader {
 public:
  TextReader(RowTable& rows, const SentenceReader& reader) : rows_(rows), reader_(reader) {}

  /// Borrowed until the next call.
  const std::vector<Sentence>& read(const LabelledText& text) {
    numbers_.assign(text.sentences.size(), {});
    for (std::size_t i = 0; i < numbers_.size(); ++i)
      for (const std::string& form : text.sentences[i]) numbers_[i].push_back(rows_.number(form));
    changes_.assign(numbers_.size(), {});
    sentences_.clear();
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      const Words words = rows_.words(numbers_[i]);
      scan_.make(words, PairFilter{});
      titles_.clear();
      add_titles(words, titles_);
      const std::uint32_t contrast = reader_.read(words, scan_, titles_, changes_[i]);
      sentences_.push_back({words, changes_[i], contrast});
    }
    return sentences_;
  }

 private:
  RowTable& rows_;
  const SentenceReader& reader_;
  Scan scan_;
  std::vector<std::uint32_t> titles_;
  std::vector<std::vector<std::uint32_t>> numbers_;
  std::vector<std::vector<Change>> changes_;
  std::vector<Sentence> sentences_;
};

struct Examples {
  std::vector<Example> texts, targets;
  std::vector<Pair> pairs;
};

Example text_example(const std::vector<Sentence>& sentences, const WordVectors& vectors,
                     std::vector<Pair>& pairs) {
  Example example;
  std::size_t count = 0;
  for (const Sentence& sentence : sentences) count += sentence.size() == 0 ? 0 : 1;
  const auto shares = sentence_shares(static_cast<std::uint32_t>(count));
  bool is_first = true;
  for (const Sentence& sentence : sentences) {
    if (sentence.size() == 0) continue;
    add_sentence_features(sentence, is_first ? shares.first : shares.other, vectors,
                          example.features, pairs);
    is_first = false;
  }
  if (count > 1) {
    const float extent = document_extent(static_cast<std::uint32_t>(count));
    example.features.push_back({feature_id(Kind::of_document, 0, 0), extent, extent});
  }
  return example;
}

/// The classes of a text that raters gave this score in the mean: near a border it may be either.
std::array<float, 3> chances_of(float score) {
  constexpr float border = 0.125f;
  const auto spread = static_cast<float>(setting("spread", 0.03));
  const auto over = [&](float value) { return 1 / (1 + std::exp(-value / spread)); };
  const float positive = over(score - border), negative = over(-score - border);
  return {negative, 1 - positive - negative, positive};
}

Examples make_examples(const Corpus& corpus, RowTable& rows, const SentenceReader& reader,
                       const WordVectors& vectors) {
  Examples out;
  TextReader text_reader(rows, reader);
  for (std::uint16_t set = 0; set < corpus.sets.size(); ++set) {
    const std::string path = corpus.of[set].name, name = path.substr(path.find('/') + 1);
    const auto text_weight = setting(name, corpus.of[set].text_weight);
    const auto target_weight = setting(name + "_targets", corpus.of[set].target_weight);
    for (const LabelledText& text : corpus.sets[set]) {
      const std::vector<Sentence>& sentences = text_reader.read(text);
      const auto place = [&](Example&& example, double weight, Class label,
                             std::vector<Example>& to) {
        example.weight = static_cast<float>(weight);
        example.label = label;
        // Few texts are neutral, which a macro F1 minds.
        if (&to == &out.texts && label == Class::neutral)
          example.weight *= static_cast<float>(setting("neutral", 1.2));
        if (example.chances == std::array<float, 3>{})
          example.chances[static_cast<std::size_t>(label)] = 1;
        example.set = set;
        example.fold = text.fold;
        to.push_back(std::move(example));
      };
      if (text.label != no_class) {
        Example example = text_example(sentences, vectors, out.pairs);
        if (text.score) example.chances = chances_of(*text.score);
        place(std::move(example), text_weight, static_cast<Class>(text.label), out.texts);
      }
      // There, neutral means that the two have no stance to each other.
      const bool has_neutral = name != "directed_sentiment";
      for (const LabelledTarget& target : text.targets) {
        if (!has_neutral && target.label == Class::neutral) continue;
        Example example;
        add_target_features(sentences[target.sentence], target.first, target.past, vectors,
                            example.features, out.pairs);
        place(std::move(example), target_weight, target.label, out.targets);
      }
    }
  }
  return out;
}

/// Drops the other pairs, so that a second learning does without them.
void keep_pairs(std::vector<Pair> kept, Examples& examples) {
  std::unordered_set<std::uint32_t> dropped;
  for (const Pair& pair : examples.pairs) dropped.insert(feature_id(Kind::pair, 0, pair.key()));
  for (const Pair& pair : kept) dropped.erase(feature_id(Kind::pair, 0, pair.key()));
  for (auto* list : {&examples.texts, &examples.targets})
    for (Example& example : *list)
      std::erase_if(example.features,
                    [&](const Feature& feature) { return dropped.contains(feature.id); });
  examples.pairs = std::move(kept);
}

/// Macro F1, in percent.
double macro_f1(const std::vector<std::array<Class, 2>>& pairs) {
  double sum = 0;
  int classes = 0;
  for (int c = 0; c < 3; ++c) {
    double right = 0, gold = 0, found = 0;
    for (const auto& [truth, guess] : pairs) {
      gold += truth == static_cast<Class>(c);
      found += guess == static_cast<Class>(c);
      right += truth == guess && truth == static_cast<Class>(c);
    }
    if (gold == 0) continue;
    ++classes;
    sum += 2 * right / (gold + found);
  }
  return classes ? 100 * sum / classes : 0;
}

Class class_of(Sum sum) {
  const auto p = probabilities(sum, 1);
  return static_cast<Class>(std::max_element(p.begin(), p.end()) - p.begin());
}

using Judged = std::map<std::pair<std::uint16_t, bool>, std::vector<std::array<Class, 2>>>;

/// Learns without fold `held`, and judges it.
Learner learn(const Examples& examples, unsigned held, Judged& judged) {
  LearningSettings of;
  of.epochs = static_cast<int>(setting("epochs", of.epochs));
  of.rate = static_cast<float>(setting("rate", of.rate));
  of.decay = static_cast<float>(setting("decay", of.decay));
  Learner learner;
  for (const auto* list : {&examples.texts, &examples.targets}) {
    std::vector<const Example*> used;
    for (const Example& example : *list)
      if (example.weight > 0 && example.fold != held) used.push_back(&example);
    learner.learn(used, of);
    for (const Example& example : *list)
      if (example.fold == held || example.weight == 0)
        judged[{example.set, list == &examples.targets}].push_back(
            {example.label, class_of(learner.sum(example))});
  }
  return learner;
}

/// The sharpness with which the held fold is the likeliest.
float sharpness_of(const std::vector<Example>& examples, const Learner& learner, unsigned held) {
  float best = 1;
  double best_loss = 1e300;
  for (float sharpness = 0.3f; sharpness < 1.6f; sharpness += 0.05f) {
    double loss = 0;
    for (const Example& example : examples)
      if (example.fold == held && example.weight > 0)
        loss -= std::log(
            1e-9 + static_cast<double>(probabilities(
                       learner.sum(example), sharpness)[static_cast<std::size_t>(example.label)]));
    if (loss < best_loss) best_loss = loss, best = sharpness;
  }
  return best;
}

void train(const std::string& data, const std::string& readings_folder, const std::string& own,
           const std::string& path) {
  const auto begin = std::chrono::steady_clock::now();
  const Lexicon lexicon(WordList::read(own + "/data/lexicon.tsv", 2, 3),
                        WordList::read(own + "/data/modifiers.tsv", 2, 3));
  const Corpus corpus = read_corpus(data, readings_folder, own + "/train/lines");
  std::vector<const LabelledText*> learned;
  const auto held = static_cast<unsigned>(setting("held", 0));
  for (std::size_t i = 0; i < corpus.sets.size(); ++i)
    for (const LabelledText& text : corpus.sets[i])
      if (corpus.of[i].text_weight + corpus.of[i].target_weight > 0 && text.fold != held)
        learned.push_back(&text);
  const WordVectors vectors = vectors_of(data);
  RowTable rows(lexicon, learned, static_cast<unsigned>(setting("least", 3)), vectors);
  const SentenceReader reader(lexicon.phrases(), unweighted_name());
  Examples examples = make_examples(corpus, rows, reader, vectors);
  std::fprintf(stderr, "%zu texts, %zu targets, %zu words\n", examples.texts.size(),
               examples.targets.size(), rows.keys().size());
  {
    Judged unused;
    const Learner first = learn(examples, held, unused);
    keep_pairs(pairs_that_matter(first, examples.pairs, static_cast<float>(setting("pair", .25))),
               examples);
  }
  Judged judged;
  const Learner learner = learn(examples, held, judged);
  for (const auto& [key, pairs] : judged)
    std::printf("%-32s %-8s %6zu %5.1f\n", corpus.of[key.first].name,
                key.second ? "targets" : "texts", pairs.size(), macro_f1(pairs));
  const Sharpness sharpness{sharpness_of(examples.texts, learner, held),
                            sharpness_of(examples.targets, learner, held)};
  std::printf("sharpness %.2f %.2f\n", double(sharpness.sentence), double(sharpness.target));
  write_model(path, learner, rows.keys(), vectors, examples.pairs, sharpness);
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
  std::fprintf(stderr, "%.0f s\n", passed.count());
}

}  // namespace
}  // namespace gloss::sentiment::train

int main(int count, char** arguments) try {
  if (count < 5)
    throw std::runtime_error("sentiment_train DATA READINGS SENTIMENT MODEL [NAME=NUMBER ...]");
  for (int i = 5; i < count; ++i) {
    const std::string text = arguments[i];
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) throw std::runtime_error(text + ": expected NAME=NUMBER");
    if (text.starts_with("vectors=")) {
      gloss::sentiment::train::vector_file = text.substr(equals + 1);
      continue;
    }
    gloss::sentiment::train::settings[text.substr(0, equals)] = std::stod(text.substr(equals + 1));
  }
  gloss::sentiment::train::train(arguments[1], arguments[2], arguments[3], arguments[4]);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "sentiment_train: %s\n", error.what());
  return 1;
}
