#include "examples.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "sentiment/named_words.hpp"

namespace gloss::sentiment::train {
namespace {

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
    row_places_.resize(numbers_.size());
    sentences_.clear();
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      const Words words = rows_.words(numbers_[i]);
      titles_.clear();
      add_titles(words, titles_);
      std::vector<const WordRow*>& rows = row_places_[i];
      rows.resize(words.size());
      scan_.make(words, titles_, name_, no_pairs_, rows.data());
      const std::uint32_t contrast = reader_.read(words, rows, scan_, changes_[i]);
      sentences_.push_back({rows, changes_[i], contrast});
    }
    return sentences_;
  }

 private:
  RowTable& rows_;
  const SentenceReader& reader_;
  const PairFilter no_pairs_;
  const WordRow name_ = unweighted_name();
  Scan scan_;
  std::vector<std::uint32_t> titles_;
  std::vector<std::vector<std::uint32_t>> numbers_;
  std::vector<std::vector<const WordRow*>> row_places_;
  std::vector<std::vector<Change>> changes_;
  std::vector<Sentence> sentences_;
};

bool has_share(const Sentence& sentence) { return sentence.size() > 0 && !is_formula(sentence); }

std::uint32_t sentence_count(const std::vector<Sentence>& sentences) {
  return static_cast<std::uint32_t>(std::count_if(sentences.begin(), sentences.end(), has_share));
}

/// Makes the examples of one text after the other.
class ExampleMaker {
 public:
  ExampleMaker(const WordVectors& vectors, Examples& out) : vectors_(vectors), out_(out) {}

  Example of_text(const std::vector<Sentence>& sentences) {
    Example example;
    const std::uint32_t count = sentence_count(sentences);
    const auto shares = sentence_shares(count);
    bool is_first = true;
    for (const Sentence& sentence : sentences) {
      if (!has_share(sentence)) continue;
      add_sentence_features(sentence, is_first ? shares.first : shares.other, vectors_,
                            example.features, out_.pairs);
      is_first = false;
    }
    if (count > 1) {
      const float extent = document_extent(count);
      example.features.push_back({feature_id(Kind::of_document, 0, 0), extent, extent});
    }
    return example;
  }

  Example of_target(const std::vector<Sentence>& sentences, const TargetPlace& place) {
    Example example;
    add_target_features(sentences[place.sentence], place.first, place.past, vectors_,
                        example.features, out_.pairs);
    return example;
  }

  Example of_entity(const std::vector<Sentence>& sentences, const LabelledEntity& entity) {
    std::map<std::uint32_t, Feature> sums;
    const float share = 1 / static_cast<float>(entity.mentions.size());
    for (const TargetPlace& mention : entity.mentions)
      for (const Feature& feature : of_target(sentences, mention).features) {
        Feature& sum = sums[feature.id];
        sum.id = feature.id;
        sum.tone += share * feature.tone;
        sum.strength += share * feature.strength;
      }
    Example example;
    for (const auto& [id, sum] : sums) example.features.push_back(sum);
    return example;
  }

 private:
  const WordVectors& vectors_;
  Examples& out_;
};

/// The classes of a text that raters gave this score in the mean: near a border it may be either.
std::array<float, 3> chances_of(float score, float spread) {
  constexpr float border = 0.125f;
  const auto over = [&](float value) { return 1 / (1 + std::exp(-value / spread)); };
  const float positive = over(score - border), negative = over(-score - border);
  return {negative, 1 - positive - negative, positive};
}

/// Adds each mention and entity of the text with its surroundings.
void add_in_context(const LabelledText& text, std::uint32_t sentences, std::size_t first_target,
                    std::size_t first_entity, Examples& out) {
  if (out.texts.empty() || text.label == no_class) return;
  for (std::size_t e = 0; e < text.entities.size(); ++e) {
    const LabelledEntity& entity = text.entities[e];
    ContextExample example{no_example,
                           first_entity + e,
                           out.texts.size() - 1,
                           static_cast<std::uint32_t>(entity.mentions.size()),
                           sentences,
                           entity.is_organization};
    out.in_context.push_back(example);
    for (std::size_t t = 0; t < text.targets.size(); ++t) {
      const auto& mentions = entity.mentions;
      if (std::find(mentions.begin(), mentions.end(), text.targets[t].place) == mentions.end())
        continue;
      example.target = first_target + t;
      out.in_context.push_back(example);
    }
  }
}

}  // namespace

Examples make_examples(const Corpus& corpus, RowTable& rows, const SentenceReader& reader,
                       const WordVectors& vectors, const Settings& settings) {
  Examples out;
  TextReader text_reader(rows, reader);
  ExampleMaker maker(vectors, out);
  for (std::uint16_t set = 0; set < corpus.sets.size(); ++set) {
    const TrainingSet& of = corpus.of[set];
    const std::string path = of.name, name = path.substr(path.find('/') + 1);
    const double text_weight = settings.of(name, of.text_weight);
    const double target_weight = settings.of(name + "_targets", of.target_weight);
    const double entity_weight = settings.of(name + "_entities", of.entity_weight);
    for (const LabelledText& text : corpus.sets[set]) {
      const std::vector<Sentence>& sentences = text_reader.read(text);
      const auto place = [&](Example&& example, double weight, Class label,
                             std::vector<Example>& to) {
        example.weight = static_cast<float>(weight);
        example.label = label;
        // Few texts are neutral, which a macro F1 minds.
        if (&to == &out.texts && label == Class::neutral)
          example.weight *= static_cast<float>(settings.of("neutral", 1));
        if (example.chances == std::array<float, 3>{})
          example.chances[static_cast<std::size_t>(label)] = 1;
        example.set = set;
        example.fold = text.fold;
        to.push_back(std::move(example));
      };
      if (text.label != no_class) {
        Example example = maker.of_text(sentences);
        if (text.score)
          example.chances =
              chances_of(*text.score, static_cast<float>(settings.of("spread", 0.03)));
        place(std::move(example), text_weight, static_cast<Class>(text.label), out.texts);
      }
      const std::size_t first_target = out.targets.size(), first_entity = out.entities.size();
      // There, neutral means that the two have no stance to each other.
      const bool has_neutral = name != "directed_sentiment";
      for (const LabelledTarget& target : text.targets)
        if (has_neutral || target.label != Class::neutral)
          place(maker.of_target(sentences, target.place), target_weight, target.label, out.targets);
      for (const LabelledEntity& entity : text.entities)
        place(maker.of_entity(sentences, entity), entity_weight, entity.label, out.entities);
      add_in_context(text, sentence_count(sentences), first_target, first_entity, out);
    }
  }
  return out;
}

void keep_pairs(std::vector<Pair> kept, Examples& examples) {
  std::unordered_set<std::uint32_t> dropped;
  for (const Pair& pair : examples.pairs) dropped.insert(feature_id(Kind::pair, 0, pair.key()));
  for (const Pair& pair : kept) dropped.erase(feature_id(Kind::pair, 0, pair.key()));
  for (auto* list : {&examples.texts, &examples.targets, &examples.entities})
    for (Example& example : *list)
      std::erase_if(example.features,
                    [&](const Feature& feature) { return dropped.contains(feature.id); });
  examples.pairs = std::move(kept);
}

}  // namespace gloss::sentiment::train
