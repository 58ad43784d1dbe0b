/// Trains the model of the plugin `sectors`: sectors_train DATA READINGS SECTORS MODEL. README.md
/// has the command.
#include <array>
#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "draws.hpp"
#include "feature_counts.hpp"
#include "model_writer.hpp"
#include "settings.hpp"

namespace gloss::sectors::train {
namespace {

/// No text is in it.
constexpr unsigned no_fold = 10;
/// The score from which a label counts, as a weight: the default of the option `min_score` is 0.35.
constexpr float least_weight = 0.8135f;

/// Prints figures and returns the scale of sentences.
float judge_sentences(const LearnedSentences& learned) {
  const std::vector<Judged>& judged = learned.judged;
  const float scale = fit_sentence_scale(judged);
  const auto say = [&](const char* name, std::span<const Judged> part) {
    const Figures figures = evaluate(part, scale, least_weight);
    std::printf("%s: division F1 %.1f, false %.1f %%\n", name, figures.f1, figures.false_rate);
  };
  say("sentences, five folds", judged);
  for (unsigned fold = 0; fold < judged_folds; ++fold)
    say(fold == held_out ? "  held-out tenth" : "  another tenth",
        std::span(judged).subspan(learned.ends[fold], learned.ends[fold + 1] - learned.ends[fold]));
  for (const float least : {.6f, .7f, .8f, .9f, 1.f, 1.1f})
    std::printf("  %.1f: %.1f", static_cast<double>(least), evaluate(judged, scale, least).f1);
  std::printf("  scale %.3f\n", static_cast<double>(scale));
  return scale;
}

/// Prints figures of a tenth and returns the scale of profiles.
float judge_profiles(const std::vector<Unit>& texts, const TermList& terms, std::size_t word_count,
                     const Settings& settings) {
  const ProfileModel model = learn_profiles(texts, terms, word_count, settings, held_out);
  const ProfileFigures figures = evaluate(model, texts, held_out);
  std::printf("profiles, a tenth: %.1f %% right, %.1f %% in their sector, scale %.3f\n",
              figures.right, figures.right_sector, static_cast<double>(figures.scale));
  return figures.scale;
}

/// Prints how many texts of each kind in a tenth pass a gate that has not seen them.
void judge_gate(const std::vector<Unit>& texts, std::size_t word_count, float least,
                const Settings& settings) {
  const auto gate = learn_gate(texts, word_count, settings, held_out);
  constexpr std::array<const char*, source_count> names = {
      "news", "sentences", "companies", "definitions", "free texts", "readings", "own lines"};
  std::array<double, source_count> passed{}, all{};
  for (const Unit& text : texts) {
    if (text.fold != held_out) continue;
    const auto source = static_cast<std::size_t>(text.source);
    passed[source] += gate_sum(gate, text) >= least;
    ++all[source];
  }
  for (std::size_t source = 0; source < names.size(); ++source)
    if (all[source] > 0)
      std::printf("taken for profiles: %.1f %% of %s\n", 100 * passed[source] / all[source],
                  names[source]);
}

void train(const std::string& data, const std::string& readings, const std::string& own,
           const std::string& path, const Settings& settings) {
  const auto begin = std::chrono::steady_clock::now();
  const TermList terms(WordList::read(own + "/data/terms.tsv", 2, 4));
  UnitMaker maker(terms);
  Corpus corpus = read_corpus(data, readings, own + "/train/lists", maker);
  const std::uint32_t word_count = maker.vocabulary().size();
  const auto frequent =
      drop_frequent(word_count, corpus.sentences, settings("most_sentences", 0.02));
  LearnedSentences learned = learn_draws(corpus, terms, word_count, frequent, settings);
  drop_rare(word_count, corpus.texts);

  const float least_gate = settings("least_gate", 4);
  judge_gate(corpus.texts, word_count, least_gate, settings);
  ModelHeader header;
  header.least_gate = static_cast<std::int32_t>(least_gate * gate_unit);
  header.profile_term = settings("profile_term", profile_term);
  header.profile_scale = judge_profiles(corpus.texts, terms, word_count, settings);
  header.sentence_scale = judge_sentences(learned);
  Models models{learn_gate(corpus.texts, word_count, settings, no_fold),
                learn_profiles(corpus.texts, terms, word_count, settings, no_fold),
                std::move(learned.model)};
  write_model(models, maker.vocabulary(), terms, header, path);
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
  std::printf("%zu texts, %zu sentences, %u words, %.0f s\n", corpus.texts.size(),
              corpus.sentences.size(), word_count, passed.count());
}

}  // namespace
}  // namespace gloss::sectors::train

int main(int count, char** arguments) {
  std::vector<std::string> paths;
  gloss::sectors::train::Settings settings;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    const auto equals = argument.find('=');
    if (equals == std::string::npos)
      paths.push_back(argument);
    else
      settings.set(argument.substr(0, equals), std::stod(argument.substr(equals + 1)));
  }
  if (paths.size() != 4) {
    std::fputs("usage: sectors_train DATA READINGS SECTORS MODEL [NAME=NUMBER ...]\n", stderr);
    return 2;
  }
  try {
    gloss::sectors::train::train(paths[0], paths[1], paths[2], paths[3], settings);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "sectors_train: %s\n", error.what());
    return 1;
  }
  return 0;
}
