#include "labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <gloss/decimals.hpp>
#include <tuple>
#include <utility>

#include "codes.hpp"

namespace gloss::sectors {
namespace {

constexpr std::size_t most_document_labels = 4;
constexpr std::size_t most_sentence_words = 3;  // of a label that have a piece of evidence each

bool is_stronger(const Label& a, const Label& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.code < b.code;
}

}  // namespace

double repeated(std::uint32_t times) {
  constexpr double exponent = 0.7;
  static const auto small = [] {
    std::array<double, 32> powers{};
    for (std::size_t i = 0; i < powers.size(); ++i)
      powers[i] = std::pow(static_cast<double>(i), exponent);
    return powers;
  }();
  return times < small.size() ? small[times] : std::pow(static_cast<double>(times), exponent);
}

double score_of(double weight) {
  if (weight <= 0) return 0;
  const double cube = weight * weight * weight;
  return cube < 1e15 ? cube / (1 + cube) : 1;
}

Labeller::Labeller(const TermList& terms, const Model& model)
    : terms_(&terms), model_(&model), count_(terms.size()), place_(model.size()) {
  // A term for a sector stays for it.
  constexpr double least = 0.05;
  const double scale = model.header().sentence_scale;
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    const TermWeight learned = terms[i].is_own ? TermWeight{} : model.term(terms[i].phrase);
    const double weight = terms[i].weight + learned.supported * weight_unit;
    sentence_terms_.push_back({scale * (terms[i].weight > 0 ? std::max(least, weight) : weight),
                               scale * learned.unsupported * weight_unit});
  }
}

/// The gates of the distinct words among the first ones: one word again and again is no profile.
bool Labeller::is_profile(const Words& words) {
  std::int32_t sum = 0;
  const std::uint32_t count = std::min(words.size(), gate_tokens);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (words[i].gate == 0 || place_[words[i].row - 1] != 0) continue;
    place_[words[i].row - 1] = 1;
    sum += words[i].gate;
  }
  for (std::uint32_t i = 0; i < count; ++i)
    if (words[i].gate != 0) place_[words[i].row - 1] = 0;
  return sum >= model_->header().least_gate;
}

const std::vector<Label>& Labeller::label_sentence(std::span<const Hit> terms,
                                                   std::span<const WordHit> words,
                                                   const LayerView& tokens, double min_score) {
  gather_sentence(terms, words, tokens, min_score);
  std::erase_if(labels_, [&](const Label& label) {
    if (label.weight > 0 && label.score >= min_score) return false;
    const auto items = evidence(label);
    return std::none_of(items.begin(), items.end(),
                        [](const Evidence& item) { return item.counts && item.weight > 0; });
  });
  keep_strongest_words(most_sentence_words);
  return labels_;
}

const std::vector<Label>& Labeller::label_short(std::span<const Hit> terms,
                                                std::span<const WordHit> words,
                                                const LayerView& tokens, double min_score) {
  gather_sentence(terms, words, tokens, min_score);
  keep_strongest(min_score);
  keep_strongest_words(most_document_words);
  return labels_;
}

const std::vector<Label>& Labeller::weigh_short(std::span<const Hit> terms,
                                                std::span<const WordHit> words,
                                                const LayerView& tokens) {
  gather_sentence(terms, words, tokens, 0);
  return labels_;
}

/// Makes a label of each code with a term, and of those that words alone may bring to `min_score`.
/// Evidence is gathered for these codes only: most sentences have none.
void Labeller::gather_sentence(std::span<const Hit> terms, std::span<const WordHit> words,
                               const LayerView& tokens, double min_score) {
  constexpr double margin = 0.01;  // more than what rounding of evidence makes
  evidence_.clear();
  gather_sentence_terms(terms);
  const auto least = static_cast<float>(least_weight(min_score) - margin);
  CodeSet has_term, wanted;
  const auto add = [&](unsigned code, float weight) {
    sums_[code] += weight;
    if (sums_[code] >= least) wanted.set(code);  // later words may speak against it
  };
  for (const Evidence& item : evidence_) {
    if (item.counts && item.weight > 0) has_term.set(item.code);
    add(item.code, static_cast<float>(item.weight));
  }
  for (const WordHit& word : words) count_word(word.row, tokens.span(word.token));
  const double scale = model_->header().sentence_scale * weight_unit;
  for (const WordCount& word : words_) {
    const auto value = static_cast<float>(repeated(word.times) * scale);
    for (const CodeWeight& item : model_->in_sentence(word.row))
      add(item.code, value * item.weight);
  }
  wanted |= has_term;
  for (std::size_t code = wanted._Find_first(); code < code_count; code = wanted._Find_next(code))
    if (sums_[code] < least && !has_term[code]) wanted.reset(code);
  sums_.fill(0);
  std::erase_if(evidence_, [&](const Evidence& item) { return !wanted[item.code]; });
  gather_words(scale, RowsOf::sentences, wanted);
  sort_evidence();
  sum_codes();
}

void Labeller::forget_words() {
  for (const WordCount& word : words_) place_[word.row] = 0;
  words_.clear();
}

/// The weight at which a label has this score.
double Labeller::least_weight(double min_score) {
  if (min_score != min_score_) {
    min_score_ = min_score;
    least_weight_ = min_score < 1 ? std::cbrt(min_score / (1 - min_score)) : 1e9;
  }
  return least_weight_;
}

/// Keeps at most four labels, the strongest first.
void Labeller::keep_strongest(double min_score) {
  std::erase_if(labels_,
                [&](const Label& label) { return label.weight <= 0 || label.score < min_score; });
  std::sort(labels_.begin(), labels_.end(), is_stronger);
  if (labels_.size() > most_document_labels) labels_.resize(most_document_labels);
}

const std::vector<Label>& Labeller::weigh_profile(std::span<const Hit> terms, const Words& words,
                                                  const LayerView& tokens) {
  evidence_.clear();
  for (std::uint32_t i = 0; i < words.size(); ++i)
    if (words[i].row != 0 && !model_->in_profile(words[i].row - 1).empty())
      count_word(words[i].row - 1, tokens.span(i));
  const double scale = profile_scale();
  gather(terms, 0, scale * model_->header().profile_term);
  std::erase_if(evidence_, [](const Evidence& item) { return is_section(item.code); });
  gather_words(scale * weight_unit, RowsOf::profiles, CodeSet().set());
  sort_evidence();
  sum_codes();
  return labels_;
}

const std::vector<Label>& Labeller::label_profile(std::span<const Hit> terms, const Words& words,
                                                  const LayerView& tokens, double min_score) {
  weigh_profile(terms, words, tokens);
  if (labels_.empty()) return labels_;
  const Label best = *std::min_element(labels_.begin(), labels_.end(), is_stronger);
  labels_.clear();
  if (best.score >= min_score) labels_.push_back(best);
  return labels_;
}

/// Terms that count at one place at least, and ambiguous ones that weigh something without support.
void Labeller::gather_sentence_terms(std::span<const Hit> hits) {
  constexpr std::uint32_t counts = 1u << 31;
  for (const Hit& hit : hits) {
    if (count_[hit.term] == 0)
      evidence_.push_back({hit.term, (*terms_)[hit.term].code, hit.span, 0, false});
    ++count_[hit.term];
    count_[hit.term] |= hit.counts ? counts : 0;
  }
  for (Evidence& item : evidence_) {
    const std::uint32_t times = std::exchange(count_[item.term], 0);
    const SentenceTerm& term = sentence_terms_[item.term];
    item.counts = (times & counts) != 0;
    item.weight = four_decimals((item.counts ? term.supported : term.unsupported) *
                                repeated(times & ~counts));
  }
  std::erase_if(evidence_, [](const Evidence& item) { return item.weight == 0; });
}

void Labeller::count_word(std::uint32_t row, Span span, std::uint32_t times) {
  if (place_[row] == 0) {
    words_.push_back({row, 0, span});
    place_[row] = static_cast<std::uint32_t>(words_.size());
  }
  words_[place_[row] - 1].times += times;
}

/// Adds the evidence of the counted words for the codes `wanted`, and forgets their counts.
void Labeller::gather_words(double scale, RowsOf rows, const CodeSet& wanted) {
  if (wanted.none()) return forget_words();
  for (const WordCount& word : words_) {
    const double value = repeated(word.times) * scale;
    for (const CodeWeight& item :
         rows == RowsOf::sentences ? model_->in_sentence(word.row) : model_->in_profile(word.row)) {
      if (!wanted[item.code]) continue;
      const double weight = four_decimals(value * item.weight);
      if (weight != 0) evidence_.push_back({no_term, item.code, word.span, weight, false});
    }
  }
  forget_words();
}

double Labeller::profile_scale() const {
  double squares = 1;
  for (const WordCount& word : words_) squares += repeated(word.times) * repeated(word.times);
  return model_->header().profile_scale / std::sqrt(squares);
}

/// Adds up the words of each label that are not among the strongest.
void Labeller::keep_strongest_words(std::size_t most) {
  for (Label& label : labels_) keep_strongest_words(label, most);
}

void Labeller::keep_strongest_words(Label& label, std::size_t most) {
  const std::span items =
      std::span(evidence_).subspan(label.evidence_begin, label.evidence_end - label.evidence_begin);
  weights_.clear();
  for (const Evidence& item : items)
    if (item.term == no_term) weights_.push_back(std::abs(item.weight));
  if (weights_.size() <= most) return;
  const auto last = weights_.begin() + (most - 1);
  std::nth_element(weights_.begin(), last, weights_.end(), std::greater<>());
  const double least = *last;
  auto ties = static_cast<std::size_t>(std::count(weights_.begin(), last + 1, least));
  const auto rest = std::stable_partition(items.begin(), items.end(), [&](const Evidence& item) {
    if (item.term != no_term || std::abs(item.weight) > least) return true;
    return std::abs(item.weight) == least && ties > 0 && ties-- > 0;
  });
  for (auto item = rest; item != items.end(); ++item) label.rest += item->weight;
  label.evidence_end = label.evidence_begin + static_cast<std::uint32_t>(rest - items.begin());
}

/// The pieces of evidence of a section become adjacent, and within it those of a division.
void Labeller::sort_evidence() {
  std::sort(evidence_.begin(), evidence_.end(), [](const Evidence& a, const Evidence& b) {
    return std::tuple(section_of(a.code), a.code, a.span.begin, a.term) <
           std::tuple(section_of(b.code), b.code, b.span.begin, b.term);
  });
}

void Labeller::sum_codes() {
  labels_.clear();
  for (std::uint32_t i = 0; i < evidence_.size(); ++i) {
    if (labels_.empty() || labels_.back().code != evidence_[i].code)
      labels_.push_back({evidence_[i].code, i, i, 0, 0, 0});
    labels_.back().evidence_end = i + 1;
    labels_.back().weight += evidence_[i].weight;
  }
  for (Label& label : labels_) label.score = score_of(label.weight);
}

}  // namespace gloss::sectors
