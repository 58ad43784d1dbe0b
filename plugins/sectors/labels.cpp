#include "labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <gloss/decimals.hpp>
#include <utility>

#include "codes.hpp"

namespace gloss::sectors {
namespace {

constexpr std::size_t most_document_labels = 4;
constexpr std::size_t most_sentence_words = 3;  // of a label that have a piece of evidence each

/// The factor of a term or a word that a text repeats: each repetition counts less.
double power_of(std::uint32_t times) { return std::pow(static_cast<double>(times), 0.7); }

bool is_stronger(const Label& a, const Label& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.code < b.code;
}

}  // namespace

double score_of(double weight) {
  if (weight <= 0) return 0;
  const double cube = weight * weight * weight;
  return cube < 1e15 ? cube / (1 + cube) : 1;
}

Labeller::Labeller(const TermList& terms, const Model& model)
    : terms_(&terms), model_(&model), count_(terms.size()), times_(model.size()) {
  for (std::uint32_t i = 0; i < small_counts_.size(); ++i) small_counts_[i] = power_of(i);

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

double Labeller::repeated(std::uint32_t times) const {
  return times < small_counts_.size() ? small_counts_[times] : power_of(times);
}

/// The gates of the distinct words among the first ones: one word again and again is no profile.
bool Labeller::is_profile(const Words& words) {
  const Words first = words.part(0, std::min(words.size(), gate_tokens));
  std::array<std::uint32_t, gate_tokens> rows;
  std::size_t count = 0;
  std::int32_t sum = 0;
  for (std::uint32_t i = 0; i < first.size(); ++i) {
    const WordRow& word = first[i];
    if (word.gate == 0 || times_[word.row - 1] != 0) continue;
    times_[word.row - 1] = 1;
    rows[count++] = word.row - 1;
    sum += word.gate;
  }
  for (std::size_t i = 0; i < count; ++i) times_[rows[i]] = 0;
  return sum >= model_->header().least_gate;
}

const std::vector<Label>& Labeller::label_sentence(std::span<const Hit> terms,
                                                   std::span<const WordHit> words,
                                                   const LayerView& tokens, double min_score) {
  gather_sentence(terms, words, tokens, min_score);
  std::erase_if(labels_,
                [&](const Label& label) { return label.weight <= 0 || label.score < min_score; });
  CodeSet with_division;
  for (const Label& label : labels_)
    if (!is_section(label.code)) with_division.set(section_of(label.code));
  std::erase_if(labels_, [&](const Label& label) { return with_division[label.code]; });
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
  evidence_.clear();
  gather_sentence_terms(terms, tokens);
  const CodeSet wanted = sentence_codes(words, min_score);
  std::erase_if(evidence_, [&](const Evidence& item) { return !wanted[item.code]; });
  gather_words(wanted, model_->header().sentence_scale * weight_unit, tokens);
  sort_evidence();
  sum_codes();
}

/// Counts the words like count_words(), and sums them up on the way: few are there twice.
CodeSet Labeller::sentence_codes(std::span<const WordHit> words, double min_score) {
  constexpr double margin = 0.01;  // more than what rounding of evidence makes
  // The sums are of the weights in the model, in which most words count 1.
  const double unscaled = 1 / (model_->header().sentence_scale * weight_unit);
  CodeSet has_term;
  for (const Evidence& item : evidence_) {
    if (item.counts && item.weight > 0) has_term.set(item.code);
    sums_.add(item.code, static_cast<float>(item.weight * unscaled));
  }
  if (word_places_.size() < words.size()) word_places_.resize(words.size());
  WordHit* next = word_places_.data();
  for (const WordHit& word : words) {
    const std::uint32_t times = times_[word.row]++;
    const auto row = model_->in_sentence(word.row).all();
    if (times == 0) {
      *next++ = word;
      sums_.add(row);
    } else {
      sums_.add(row, static_cast<float>(repeated(times + 1) - repeated(times)));
    }
  }
  words_ = {word_places_.data(), next};
  const double least = (least_weight(min_score) - margin) * unscaled;
  const CodeSet wanted = sums_.at_least(static_cast<float>(least));
  sums_.clear();
  return wanted | has_term;
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
  profile_words_.clear();
  for (std::uint32_t i = 0; i < words.size(); ++i)
    if (words[i].row != 0 && !model_->in_profile(words[i].row - 1).empty())
      profile_words_.push_back({words[i].row - 1, i});
  count_words(profile_words_, 0);
  const double scale = profile_scale();
  gather(terms, 0, scale * model_->header().profile_term);
  std::erase_if(evidence_, [](const Evidence& item) { return is_section(item.code); });
  for (const WordHit& word : words_) {
    const double value = repeated(std::exchange(times_[word.row], 0)) * (scale * weight_unit);
    for (const CodeWeight& item : model_->in_profile(word.row))
      add_word(word, item.code, value * item.weight, tokens);
  }
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
void Labeller::gather_sentence_terms(std::span<const Hit> hits, const LayerView& tokens) {
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
  gather_cues(hits, tokens);
}

/// Adds the cue ("sectors such as farming") as a piece of evidence of each code that it calls a
/// sector.
void Labeller::gather_cues(std::span<const Hit> hits, const LayerView& tokens) {
  constexpr double cue_weight = 0.9;
  CodeSet called;
  for (const Hit& hit : hits) {
    const Term& term = (*terms_)[hit.term];
    if (hit.cue == no_cue || term.weight <= 0 || called[term.code]) continue;
    called.set(term.code);
    evidence_.push_back({no_term, term.code, tokens.span(hit.cue), cue_weight, false});
  }
}

/// Replaces words_ by the distinct ones of `words`, and counts them in times_; those among the
/// first `lead_tokens` count twice.
void Labeller::count_words(std::span<const WordHit> words, std::uint32_t lead_tokens) {
  if (word_places_.size() < words.size()) word_places_.resize(words.size());
  WordHit* next = word_places_.data();
  std::uint32_t* const times = times_.data();
  const auto count = [&](const WordHit& word, std::uint32_t by) {
    if (times[word.row] == 0) *next++ = word;
    times[word.row] += by;
  };
  auto word = words.begin();
  for (; word != words.end() && word->token < lead_tokens; ++word) count(*word, 2);
  for (; word != words.end(); ++word) count(*word, 1);
  words_ = {word_places_.data(), next};
}

/// Adds the evidence of the counted words in sentences for the codes `wanted`, and forgets their
/// counts.
void Labeller::gather_words(const CodeSet& wanted, double scale, const LayerView& tokens) {
  const std::uint64_t codes = folded(wanted);
  for (const WordHit& word : words_) {
    const std::uint32_t times = std::exchange(times_[word.row], 0);
    const Model::Row& row = model_->in_sentence(word.row);
    if ((row.codes() & codes) == 0) continue;
    const double value = repeated(times) * scale;
    for (const FloatWeight& item : row.all())
      if ((codes & folded(item.code)) != 0 && wanted[item.code])
        add_word(word, item.code, value * static_cast<double>(item.weight), tokens);
  }
}

void Labeller::add_word(const WordHit& word, unsigned code, double weight,
                        const LayerView& tokens) {
  const double rounded = four_decimals(weight);
  if (rounded != 0) evidence_.push_back({no_term, code, tokens.span(word.token), rounded, false});
}

double Labeller::profile_scale() const {
  double squares = 1;
  for (const WordHit& word : words_) {
    const double value = repeated(times_[word.row]);
    squares += value * value;
  }
  return model_->header().profile_scale / std::sqrt(squares);
}

/// Adds up the words of each label that are not among the strongest.
void Labeller::keep_strongest_words(std::size_t most) {
  for (Label& label : labels_) keep_strongest_words(label, most);
}

void Labeller::keep_strongest_words(Label& label, std::size_t most) {
  const std::span items =
      std::span(evidence_).subspan(label.evidence_begin, label.evidence_end - label.evidence_begin);
  const auto is_word = [](const Evidence& item) { return item.term == no_term; };
  if (static_cast<std::size_t>(std::count_if(items.begin(), items.end(), is_word)) <= most) return;
  weights_.clear();
  for (const Evidence& item : items)
    if (is_word(item)) weights_.push_back(std::abs(item.weight));
  const auto last = weights_.begin() + (most - 1);
  std::nth_element(weights_.begin(), last, weights_.end(), std::greater<>());
  const double least = *last;
  auto ties = static_cast<std::size_t>(std::count(weights_.begin(), last + 1, least));
  const auto end = std::remove_if(items.begin(), items.end(), [&](const Evidence& item) {
    if (!is_word(item) || std::abs(item.weight) > least) return false;
    if (std::abs(item.weight) == least && ties > 0) return --ties, false;
    label.rest += item.weight;
    return true;
  });
  label.evidence_end = label.evidence_begin + static_cast<std::uint32_t>(end - items.begin());
}

/// The pieces of evidence of a section become adjacent, and within it those of a division, in the
/// order of the text; a term is before a word at the same place, which profiles have.
void Labeller::sort_evidence() {
  for (Evidence& item : evidence_) {
    const std::uint64_t place = std::uint64_t{place_of(item.code)} << 32 | item.span.begin;
    item.order = 2 * place + (item.term == no_term ? 1 : 0);
  }
  std::sort(evidence_.begin(), evidence_.end(),
            [](const Evidence& a, const Evidence& b) { return a.order < b.order; });
}

void Labeller::sum_codes() {
  labels_.clear();
  const auto count = static_cast<std::uint32_t>(evidence_.size());
  for (std::uint32_t begin = 0, end = 0; begin < count; begin = end) {
    const unsigned code = evidence_[begin].code;
    double weight = 0;
    for (; end < count && evidence_[end].code == code; ++end) weight += evidence_[end].weight;
    labels_.push_back({code, begin, end, weight, 0, 0});
  }
  for (Label& label : labels_) label.score = score_of(label.weight);
}

}  // namespace gloss::sectors
