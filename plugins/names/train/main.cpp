/// Trains the model of the plugin `names`: names_train DATA LISTS MODEL. README.md has the command.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>
#include <unordered_set>

#include "evaluation.hpp"
#include "lexicon.hpp"
#include "model_writer.hpp"
#include "sentences.hpp"

namespace gloss::names::train {
namespace {

/// Options NAME=NUMBER of the command line, for experiments.
std::map<std::string, double> settings;
double setting(const std::string& name, double otherwise) {
  const auto at = settings.find(name);
  return at == settings.end() ? otherwise : at->second;
}

struct WeightedSet {
  const char* name;
  double weight;
};

/// How much a sentence of each set counts.
constexpr WeightedSet training_sets[] = {
    {"read_news", 1},      {"ewwn_train", 1},       {"docred", .7},
    {"crossner", .4},      {"fewnerd", .4},         {"wnut17_train", .3},
    {"btc_general", .2},   {"silver_directed", .4}, {"silver_newsmtsc", .4},
    {"silver_gov_au", .4}, {"silver_gov_us", .3},   {"silver_companies", .3}};
/// Never learned from: figures are of these.
constexpr const char* development_sets[] = {"ewwn_dev", "wikigold", "uner_pud"};
constexpr const char* free_texts[] = {"text/text_gov_us",
                                      "text/text_gov_au",
                                      "text/text_public_domain",
                                      "names/gmb",
                                      "names/read_news",
                                      "sectors/companies_train",
                                      "sectors/news_sectors_train",
                                      "sentiment/directed_sentiment",
                                      "sentiment/newsmtsc_train",
                                      "sentiment/read_tone",
                                      "sentiment/sentfin_train",
                                      "names/docred",
                                      "names/fewnerd",
                                      "names/crossner",
                                      "names/ewwn_train",
                                      "names/wnut17_train"};

class Clock {
 public:
  void say(const std::string& what) const {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin_;
    std::fprintf(stderr, "%6.0f s  %s\n", passed.count(), what.c_str());
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

struct Corpus {
  Spellings spellings;
  std::vector<KnownWord> known;
  std::vector<TaggedText> texts;  ///< to learn from
  std::map<std::string, std::vector<TaggedText>> development;
};

/// The sentences of read_news come from other sets, where a program labelled them.
void drop_repeated(const std::string& set, std::vector<TaggedText>& texts,
                   std::unordered_set<std::string>& read) {
  for (TaggedText& text : texts)
    for (TaggedSentence& sentence : text.sentences) {
      const std::uint32_t begin = text.words[sentence.first].begin;
      std::string words = text.text.substr(begin, text.words[sentence.last - 1].end - begin);
      if (set == "read_news")
        read.insert(std::move(words));
      else if (set != "ewwn_train" && read.contains(words))
        sentence.weight = 0;
    }
}

Corpus read_corpus(const std::string& data, const Clock& clock) {
  Corpus corpus;
  SetReader reader(corpus.spellings);
  std::vector<std::uint32_t> words;
  for (const char* name : free_texts) reader.read_words(data + "/" + name + ".jsonl", words);
  clock.say(std::to_string(words.size()) + " words of free text");
  VectorOptions options;
  options.least_count = static_cast<std::uint64_t>(setting("least_count", 7));
  options.epochs = static_cast<int>(setting("vector_epochs", 3));
  corpus.known = cluster_words(corpus.spellings, words, options);
  clock.say(std::to_string(corpus.known.size()) + " words in clusters");
  std::unordered_set<std::string> read;
  for (const auto& [name, weight] : training_sets) {
    const float factor = static_cast<float>(setting(name, weight));
    if (factor <= 0) continue;
    auto texts = reader.read(data + "/names/" + name + ".jsonl");
    drop_repeated(name, texts, read);
    for (TaggedText& text : texts) {
      for (TaggedSentence& sentence : text.sentences) sentence.weight *= factor;
      corpus.texts.push_back(std::move(text));
    }
  }
  for (const char* name : development_sets)
    corpus.development[name] = reader.read(data + "/names/" + name + ".jsonl");
  clock.say(std::to_string(corpus.texts.size()) + " annotated documents");
  return corpus;
}

/// All sentences that count, and copies of some in other capitals.
std::vector<Sentence> make_sentences(Corpus& corpus, Random& random) {
  const double title = setting("title", .05), all = setting("capitals", .05),
               none = setting("small", .03);
  std::vector<Sentence> sentences;
  for (std::uint32_t number = 0; number < corpus.texts.size(); ++number)
    for (const TaggedSentence& tagged : corpus.texts[number].sentences) {
      if (tagged.weight <= 0) continue;
      const auto add = [&](Capitals capitals) {
        sentences.push_back(
            make_sentence(corpus.texts[number], tagged, capitals, corpus.spellings));
        sentences.back().text = number;
      };
      add(Capitals::as_written);
      const double draw = random.unit();
      if (draw < title)
        add(Capitals::title);
      else if (draw < title + all)
        add(Capitals::all);
      else if (draw < title + all + none)
        add(Capitals::none);
    }
  return sentences;
}

void learn(Chain& chain, const WordRows& rows, const std::vector<Sentence>& sentences,
           std::vector<std::uint32_t> order, std::span<const float> rates, Random& random,
           const Clock& clock) {
  std::vector<Position> positions;
  LearningRate how;
  how.dropout = static_cast<float>(setting("dropout", .1));
  how.name_dropout = static_cast<float>(setting("name_dropout", .1));
  for (const float rate : rates) {
    how.rate = rate;
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    double loss = 0;
    for (const std::uint32_t i : order) {
      find_rows(rows, sentences[i], positions);
      loss += chain.learn(positions, sentences[i].weight, how, random);
    }
    clock.say("loss of a sentence: " + std::to_string(loss / static_cast<double>(order.size())));
  }
}

/// Gives documents the evidence of tags that come from a chain which has not seen them.
void jackknife(const WordRows& rows, std::vector<Sentence>& sentences, Random& random,
               const Clock& clock) {
  std::vector<std::vector<Tag>> tags(sentences.size());
  std::vector<Position> positions;
  for (std::uint32_t fold = 0; fold < 2; ++fold) {
    std::vector<std::uint32_t> others;
    for (std::uint32_t i = 0; i < sentences.size(); ++i)
      if (sentences[i].text % 2 != fold) others.push_back(i);
    Chain chain;
    constexpr float rates[] = {.1f, .04f};
    learn(chain, rows, sentences, others, rates, random, clock);
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
      if (sentences[i].text % 2 != fold) continue;
      find_rows(rows, sentences[i], positions);
      chain.decode(positions, tags[i]);
    }
  }
  std::map<std::uint32_t, std::vector<std::uint32_t>> documents;
  for (std::uint32_t i = 0; i < sentences.size(); ++i) documents[sentences[i].text].push_back(i);
  const float without = static_cast<float>(setting("without_evidence", .2));
  for (const auto& [text, members] : documents) {
    if (members.size() < 3 || random.unit() < without) continue;
    std::vector<Sentence*> document;
    std::vector<const std::vector<Tag>*> of_document;
    for (const std::uint32_t i : members) {
      document.push_back(&sentences[i]);
      of_document.push_back(&tags[i]);
    }
    set_evidence(rows, document, of_document);
  }
}

void print(const std::string& set, const Evaluation& evaluation) {
  const auto f1 = [&](Type type) { return evaluation.types[static_cast<std::size_t>(type)].f1(); };
  const Count all = evaluation.pooled();
  std::printf("%-18s %5.1f (P %.1f R %.1f)  people %.1f  organizations %.1f  places %.1f\n",
              set.c_str(), all.f1(),
              100.0 * double(all.right) / double(std::max<std::size_t>(1, all.found)),
              100.0 * double(all.right) / double(std::max<std::size_t>(1, all.gold)),
              f1(Type::person), f1(Type::organization), f1(Type::place));
}

void train(const std::string& data, const std::string& lists, const std::string& path) {
  const Clock clock;
  Random random(1);
  Corpus corpus = read_corpus(data, clock);
  LexiconBuilder builder;
  builder.add_known(corpus.known);
  builder.add_lists(data);
  builder.add_classes(lists);
  const LexiconBuilder::Tables tables = builder.build();
  std::vector<Sentence> sentences = make_sentences(corpus, random);
  WordRows rows(corpus.spellings, tables.view());
  rows.update();
  for (Sentence& sentence : sentences) look_up(rows, sentence);
  clock.say(std::to_string(sentences.size()) + " sentences");
  if (setting("jackknife", 1) != 0) jackknife(rows, sentences, random, clock);
  Chain chain;
  std::vector<std::uint32_t> order(sentences.size());
  std::iota(order.begin(), order.end(), 0u);
  std::vector<float> rates = {.1f, .075f, .05f, .02f};
  learn(chain, rows, sentences, order, rates, random, clock);

  std::vector<std::string> frequent;
  const auto most = static_cast<std::size_t>(setting("ready", 48000));
  for (const KnownWord& word : corpus.known)
    if (frequent.size() < most) frequent.push_back(word.form);
  ModelWriter writer(chain, tables, frequent);
  writer.write(path);
  std::vector<Judged> judged;
  {
    const Model model(path);
    for (const auto& [name, texts] : corpus.development) {
      const Evaluation evaluation = evaluate(model, texts, Capitals::as_written);
      print(name, evaluation);
      judged.insert(judged.end(), evaluation.judged.begin(), evaluation.judged.end());
      print(name + " Title", evaluate(model, texts, Capitals::title));
      print(name + " CAPITALS", evaluate(model, texts, Capitals::all));
      print(name + " small", evaluate(model, texts, Capitals::none));
    }
  }
  writer.set_calibrations(calibrate(judged));
  writer.write(path);
  clock.say(path);
}

}  // namespace
}  // namespace gloss::names::train

int main(int count, char** arguments) try {
  if (count < 4) throw std::runtime_error("names_train DATA LISTS MODEL [NAME=NUMBER ...]");
  for (int i = 4; i < count; ++i) {
    const std::string text = arguments[i];
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) throw std::runtime_error(text + ": expected NAME=NUMBER");
    gloss::names::train::settings[text.substr(0, equals)] = std::stod(text.substr(equals + 1));
  }
  gloss::names::train::train(arguments[1], arguments[2], arguments[3]);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "names_train: %s\n", error.what());
  return 1;
}
