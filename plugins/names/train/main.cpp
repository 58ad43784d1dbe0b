/// Trains the model of the plugin `names`: names_train DATA READINGS OWN MODEL. README.md has the
/// command.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>

#include "evaluation.hpp"
#include "learning.hpp"
#include "lexicon.hpp"
#include "model_writer.hpp"
#include "own_lines.hpp"
#include "readings.hpp"
#include "replacements.hpp"
#include "sentences.hpp"

namespace gloss::names::train {
namespace {

/// Options NAME=NUMBER of the command line, for experiments.
std::map<std::string, double> settings;
double setting(std::string_view name, double otherwise) {
  const auto at = settings.find(std::string(name));
  return at == settings.end() ? otherwise : at->second;
}

/// Where the words in clusters are kept for the next run; empty: nowhere.
std::string cluster_file;

struct WeightedSet {
  std::string_view name;
  double weight;
};

/// The sentences of readings/.
constexpr std::string_view readings = "readings";
/// How much a sentence of each set counts.
constexpr WeightedSet training_sets[] = {
    {"read_news", 1},        {readings, 1},           {"ewwn_train", 1},        {"docred", 1},
    {"crossner", .6},        {"fewnerd", .6},         {"wnut17_train", .3},     {"btc_general", .2},
    {"silver_directed", .4}, {"silver_newsmtsc", .4}, {"silver_companies", .3}, {"wikigold", 1},
    {"uner_pud", 1}};
/// Figures are of these, where nothing is learned from them: wikigold=0 uner_pud=0.
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

float weight_of(std::string_view set) {
  double weight = 0;
  for (const WeightedSet& weighted : training_sets)
    if (weighted.name == set) weight = weighted.weight;
  return static_cast<float>(setting(set, weight));
}

struct Corpus {
  Spellings spellings;
  std::vector<KnownWord> known;
  std::vector<TaggedText> texts;  ///< to learn from
  std::map<std::string, std::vector<TaggedText>> development;
};

/// The sentences that were read come from other sets, with other labels.
void drop_repeated(std::string_view set, std::vector<TaggedText>& texts,
                   std::unordered_set<std::string>& read) {
  for (TaggedText& text : texts)
    for (TaggedSentence& sentence : text.sentences) {
      const std::uint32_t begin = text.words[sentence.first].begin;
      std::string words = text.text.substr(begin, text.words[sentence.last - 1].end - begin);
      if (set == "read_news" || set == readings)
        read.insert(std::move(words));
      else if (set != "ewwn_train" && read.contains(words))
        sentence.weight = 0;
    }
}

std::vector<KnownWord> known_words(const Spellings& spellings,
                                   std::span<const std::uint32_t> words) {
  if (!cluster_file.empty())
    if (auto known = load_words(cluster_file); !known.empty()) return known;
  VectorOptions options;
  options.least_count = static_cast<std::uint64_t>(setting("least_count", 7));
  options.epochs = static_cast<int>(setting("vector_epochs", 3));
  auto known = cluster_words(spellings, words, options);
  if (!cluster_file.empty()) save_words(cluster_file, known);
  return known;
}

Corpus read_corpus(const std::string& data, const std::string& readings_folder,
                   const Clock& clock) {
  Corpus corpus;
  SetReader reader(corpus.spellings);
  std::vector<std::uint32_t> words;
  for (const char* name : free_texts) reader.read_words(data + "/" + name + ".jsonl", words);
  clock.say(std::to_string(words.size()) + " words of free text");
  corpus.known = known_words(corpus.spellings, words);
  clock.say(std::to_string(corpus.known.size()) + " words in clusters");
  std::unordered_set<std::string> read;
  for (const WeightedSet& set : training_sets) {
    const std::string_view name = set.name;
    const float factor = weight_of(name);
    if (factor <= 0) continue;
    auto texts = name == readings ? read_readings(readings_folder + "/names.tsv", data, reader)
                                  : reader.read(data + "/names/" + std::string(name) + ".jsonl");
    drop_repeated(name, texts, read);
    for (TaggedText& text : texts) {
      for (TaggedSentence& sentence : text.sentences) sentence.weight *= factor;
      corpus.texts.push_back(std::move(text));
    }
  }
  for (const char* name : development_sets)
    if (weight_of(name) <= 0)
      corpus.development[name] = reader.read(data + "/names/" + name + ".jsonl");
  clock.say(std::to_string(corpus.texts.size()) + " annotated documents");
  return corpus;
}

/// Adds the texts of a folder of own writing, each sentence with `weight`.
void add_own(const std::string& folder, Copies copies, double weight, const NamePool& pool,
             Corpus& corpus) {
  if (weight <= 0) return;
  Random random(2);
  SetReader reader(corpus.spellings);
  for (TaggedText& text : make_lines(folder, copies, pool, reader, random)) {
    for (TaggedSentence& sentence : text.sentences) sentence.weight = static_cast<float>(weight);
    corpus.texts.push_back(std::move(text));
  }
}

/// Adds lines with gaps, many times, and passages that name who they are about.
void add_own_writing(const std::string& own, const NamePool& pool, Corpus& corpus) {
  const Copies of_lines{static_cast<std::size_t>(setting("line_copies", 10)), 3};
  add_own(own + "/lists/lines", of_lines, setting("lines", .3), pool, corpus);
  add_own(own + "/lists/passages", Copies{}, setting("passages", .8), pool, corpus);
}

/// All sentences that count, and copies of some in other capitals.
std::vector<Sentence> make_sentences(Corpus& corpus, const NamePool& pool, Random& random) {
  const double title = setting("title", .05), all = setting("capitals", .05),
               none = setting("small", .03), replaced = setting("replaced", .5);
  auto last_text = static_cast<std::uint32_t>(corpus.texts.size());
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
      if (random.unit() < replaced) {
        Sentence other = pool.replaced(sentences.back(), corpus.spellings, random);
        other.text = ++last_text;
        if (!other.forms.empty()) sentences.push_back(std::move(other));
      }
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

LearningSettings learning_settings() {
  LearningSettings of;
  of.dropout = static_cast<float>(setting("dropout", of.dropout));
  of.name_dropout = static_cast<float>(setting("name_dropout", of.name_dropout));
  of.first_name_dropout = static_cast<float>(setting("first_name_dropout", of.first_name_dropout));
  of.chains = static_cast<std::size_t>(setting("chains", static_cast<double>(of.chains)));
  return of;
}

/// The forms that text has most often; one word in some is in a headline.
std::vector<std::string> frequent_forms(const std::vector<KnownWord>& known, std::size_t most) {
  std::map<std::string, double> shares;
  for (const KnownWord& word : known) {
    constexpr double in_headline = 0.03;
    const auto count = static_cast<double>(word.count);
    shares[word.form] += count;
    for (const Capitals capitals : {Capitals::title, Capitals::all})
      shares[in_capitals(word.form, capitals)] += in_headline * count;
  }
  std::vector<std::pair<double, std::string>> order;
  for (const auto& [form, share] : shares) order.emplace_back(-share, form);
  std::ranges::sort(order);
  std::vector<std::string> forms;
  for (std::size_t i = 0; i < order.size() && i < most; ++i) forms.push_back(order[i].second);
  return forms;
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

void train(const std::string& data, const std::string& readings_folder, const std::string& own,
           const std::string& path) {
  const Clock clock;
  Random random(1);
  Corpus corpus = read_corpus(data, readings_folder, clock);
  LexiconBuilder builder;
  builder.add_known(corpus.known);
  builder.add_lists(data);
  builder.add_classes(own + "/lists");
  const LexiconBuilder::Tables tables = builder.build();
  const NamePool pool(data, own + "/lists");
  add_own_writing(own, pool, corpus);
  std::vector<Sentence> sentences = make_sentences(corpus, pool, random);
  WordRows rows(corpus.spellings, tables.view());
  rows.update();
  for (Sentence& sentence : sentences) look_up(rows, sentence);
  clock.say(std::to_string(sentences.size()) + " sentences");
  const Learning learning{learning_settings(), [&](double loss) {
                            clock.say("loss of a sentence: " + std::to_string(loss));
                          }};
  if (setting("jackknife", 1) != 0) learning.set_evidence(rows, sentences, random);
  const Chain chain = learning.mean_chain(rows, sentences, random);
  const std::vector<std::string> frequent =
      frequent_forms(corpus.known, static_cast<std::size_t>(setting("ready", 48000)));
  ModelWriter writer(chain, rows, tables, frequent);
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
  if (count < 5) throw std::runtime_error("names_train DATA READINGS OWN MODEL [NAME=NUMBER ...]");
  for (int i = 5; i < count; ++i) {
    const std::string text = arguments[i];
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) throw std::runtime_error(text + ": expected NAME=NUMBER");
    if (text.starts_with("clusters=")) {
      gloss::names::train::cluster_file = text.substr(equals + 1);
      continue;
    }
    gloss::names::train::settings[text.substr(0, equals)] = std::stod(text.substr(equals + 1));
  }
  gloss::names::train::train(arguments[1], arguments[2], arguments[3], arguments[4]);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "names_train: %s\n", error.what());
  return 1;
}
