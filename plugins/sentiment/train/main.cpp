/// Trains the model of the plugin `sentiment`: sentiment_train DATA READINGS SENTIMENT MODEL.
/// README.md has the command.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <unordered_set>

#include "context_fit.hpp"
#include "examples.hpp"
#include "model_writer.hpp"

namespace gloss::sentiment::train {
namespace {

Settings settings;

constexpr TrainingSet training_sets[] = {
    {"sentiment/newsmtsc_train", .15, 1}, {"sentiment/read_tone", 1, .5},
    {"sentiment/sentfin_train", 1, 1},    {"sentiment/vader_tweets", 1.2, 0},
    {"sentiment/vader_amazon", 2, 0},     {"sentiment/directed_sentiment", 0, .3},
    {"sectors/news_sectors_train", 2, 0}, {"sentiment/sst_dev", 0, 0}};

/// Files of the folder of readings, which figures are not of.
constexpr TrainingSet readings[] = {{"sentences", .6, .5},
                                    {"documents", 2, 0},
                                    {"tweets", 1.2, 0},
                                    {"targets", 0, .3},
                                    {"articles", 1, .7, 2}};

/// Files of own writing, likewise.
constexpr TrainingSet own_lines[] = {{"films", .3, 0},  {"headlines", .5, 0}, {"products", .5, 0},
                                     {"posts", .5, 0},  {"news", .5, 0},      {"plain", .5, 0},
                                     {"stances", 0, .5}};

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

/// Learns from the examples of folds that are not held.
Learner learn(const Examples& examples, const std::function<bool(unsigned)>& is_held) {
  LearningSettings of;
  of.epochs = static_cast<int>(settings.of("epochs", of.epochs));
  of.rate = static_cast<float>(settings.of("rate", of.rate));
  of.decay = static_cast<float>(settings.of("decay", of.decay));
  Learner learner;
  const auto add = [&](const std::vector<Example>& list, std::vector<const Example*>& used) {
    for (const Example& example : list)
      if (example.weight > 0 && !is_held(example.fold)) used.push_back(&example);
  };
  std::vector<const Example*> texts, targets;
  add(examples.texts, texts);
  learner.learn(texts, of);
  add(examples.targets, targets);
  add(examples.entities, targets);
  learner.learn(targets, of);
  return learner;
}

/// Judges the held fold and the sets that are not learned from.
Judged judge(const Examples& examples, const Learner& learner, unsigned held) {
  Judged judged;
  for (const auto* list : {&examples.texts, &examples.targets})
    for (const Example& example : *list)
      if (example.fold == held || example.weight == 0)
        judged[{example.set, list == &examples.targets}].push_back(
            {example.label, class_of(learner.sum(example))});
  return judged;
}

/// Fits what texts add to mentions and to entities. The sums are those of learners that have not
/// seen the text, so that they are as wrong as those of new texts.
void fit_contexts(const Examples& examples, unsigned held, Calibration& calibration) {
  constexpr unsigned parts = 5;
  std::vector<ContextRow> mentions, entities;
  for (unsigned part = 0; part < parts; ++part) {
    const Learner learner =
        learn(examples, [&](unsigned fold) { return fold == held || fold % parts == part; });
    for (const ContextExample& example : examples.in_context) {
      const unsigned fold = examples.texts[example.text].fold;
      if (fold == held || fold % parts != part) continue;
      const ContextRow row = row_of(example, examples, learner, calibration);
      if (example.target == no_example) {
        entities.push_back(row);
        continue;
      }
      // Half what its sentence tells of it, half what the text tells of the entity.
      mentions.push_back(row);
      mentions.push_back(row);
      mentions.back().label = examples.entities[example.entity].label;
    }
  }
  calibration.mention_context = fit_context(mentions);
  calibration.entity_context = fit_context(entities);
}

/// Prints macro F1 of the held fold, without what the text adds and with it.
void print_in_context(const Examples& examples, const Learner& learner,
                      const Calibration& calibration, unsigned held) {
  std::vector<std::array<Class, 2>> pairs[4];
  for (const ContextExample& example : examples.in_context) {
    if (examples.texts[example.text].fold != held) continue;
    const bool is_entity = example.target == no_example;
    const ContextRow row = row_of(example, examples, learner, calibration);
    const Sum sum = in_context(is_entity ? calibration.entity_context : calibration.mention_context,
                               row.own, row.around);
    pairs[is_entity ? 2 : 0].push_back({row.label, class_of(row.own)});
    pairs[is_entity ? 3 : 1].push_back({row.label, class_of(sum)});
  }
  constexpr const char* names[] = {"mentions", "mentions-in-context", "entities",
                                   "entities-in-context"};
  for (std::size_t i = 0; i < 4; ++i)
    std::printf("%-32s %-8s %6zu %5.1f\n", names[i], "targets", pairs[i].size(),
                macro_f1(pairs[i]));
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
  const auto held = static_cast<unsigned>(settings.of("held", 0));
  for (std::size_t i = 0; i < corpus.sets.size(); ++i)
    for (const LabelledText& text : corpus.sets[i])
      if (corpus.of[i].text_weight + corpus.of[i].target_weight > 0 && text.fold != held)
        learned.push_back(&text);
  const WordVectors vectors = vectors_of(data);
  RowTable rows(lexicon, learned, static_cast<unsigned>(settings.of("least", 3)), vectors);
  const SentenceReader reader(lexicon.phrases());
  Examples examples = make_examples(corpus, rows, reader, vectors, settings);
  std::fprintf(stderr, "%zu texts, %zu targets, %zu entities, %zu words\n", examples.texts.size(),
               examples.targets.size(), examples.entities.size(), rows.keys().size());
  const auto is_held = [&](unsigned fold) { return fold == held; };
  const Learner first = learn(examples, is_held);
  keep_pairs(pairs_that_matter(first, examples.pairs, static_cast<float>(settings.of("pair", .25))),
             examples);
  const Learner learner = learn(examples, is_held);
  for (const auto& [key, pairs] : judge(examples, learner, held))
    std::printf("%-32s %-8s %6zu %5.1f\n", corpus.of[key.first].name,
                key.second ? "targets" : "texts", pairs.size(), macro_f1(pairs));
  Calibration calibration{sharpness_of(examples.texts, learner, held),
                          sharpness_of(examples.targets, learner, held),
                          {},
                          {}};
  std::printf("sharpness %.2f %.2f\n", double(calibration.sentence_sharpness),
              double(calibration.target_sharpness));
  fit_contexts(examples, held, calibration);
  print_in_context(examples, learner, calibration, held);
  write_model(path, learner, rows.keys(), vectors, examples.pairs, calibration);
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
    gloss::sentiment::train::settings.set(text.substr(0, equals),
                                          std::stod(text.substr(equals + 1)));
  }
  gloss::sentiment::train::train(arguments[1], arguments[2], arguments[3], arguments[4]);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "sentiment_train: %s\n", error.what());
  return 1;
}
