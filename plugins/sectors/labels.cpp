#include "labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <gloss/decimals.hpp>
#include <tuple>
#include <utility>

#include "codes.hpp"

namespace gloss::sectors {
namespace {

// Fitted on the training documents; see README.md.
constexpr std::uint32_t lead_tokens = 80;  // a term in them counts twice
constexpr double threshold = 5.15;         // the weight that an even chance takes in 400 tokens
constexpr double usual_tokens = 400;
constexpr double fewest_tokens = 100;  // shorter texts count as this long
constexpr double share_of_strongest = 0.45;
constexpr std::size_t most_document_labels = 4;

bool is_stronger(const Label& a, const Label& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.code < b.code;
}

/// times^0.7
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

}  // namespace

double score_of(double weight) {
  if (weight <= 0) return 0;
  const double cube = weight * weight * weight;
  return cube < 1e15 ? cube / (1 + cube) : 1;
}

double document_scale(std::uint32_t token_count) {
  return 1 / (threshold * std::sqrt(std::max<double>(token_count, fewest_tokens) / usual_tokens));
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

/// Adds the evidence of the counted words for the codes `wanted`, and forgets their counts.
template <class Row>
void Labeller::gather_words(double scale, Row row_of, const std::bitset<code_count>& wanted) {
  for (const WordCount& word : words_) {
    const double value = repeated(word.times) * scale;
    for (const CodeWeight& item : row_of(word.row)) {
      if (!wanted[item.code]) continue;
      const double weight = four_decimals(value * item.weight);
      if (weight != 0) evidence_.push_back({no_term, item.code, word.span, weight, false});
    }
  }
  forget_words();
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

const std::vector<Label>& Labeller::weigh_article(std::span<const Hit> hits,
                                                  std::uint32_t token_count, double min_score) {
  gather(hits, lead_tokens, document_scale(token_count));
  sort_evidence();
  sum_codes();
  add_bare_sections(min_score);
  return labels_;
}

const std::vector<Label>& Labeller::label_article(std::span<const Hit> hits,
                                                  std::uint32_t token_count, double min_score) {
  weigh_article(hits, token_count, min_score);
  keep_strongest(min_score);
  if (!labels_.empty()) {
    const double least = share_of_strongest * labels_.front().weight;
    std::erase_if(labels_, [&](const Label& label) { return label.weight < least; });
  }
  return labels_;
}

const std::vector<Label>& Labeller::label_sentence(std::span<const Hit> terms,
                                                   std::span<const WordHit> words,
                                                   const LayerView& tokens, double min_score) {
  gather_sentence(terms, words, tokens, min_score);
  std::erase_if(labels_, [&](const Label& label) {
    if (label.weight <= 0) return true;
    if (label.score >= min_score) return false;
    const auto items = evidence(label);
    return std::none_of(items.begin(), items.end(),
                        [](const Evidence& item) { return item.counts && item.weight > 0; });
  });
  return labels_;
}

const std::vector<Label>& Labeller::label_short(std::span<const Hit> terms,
                                                std::span<const WordHit> words,
                                                const LayerView& tokens, double min_score) {
  gather_sentence(terms, words, tokens, min_score);
  keep_strongest(min_score);
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
  labels_.clear();
  gather_sentence_terms(terms);
  const auto least = static_cast<float>(least_weight(min_score) - margin);
  std::bitset<code_count> has_term, wanted;
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
    if ((sums_[code] < least && !has_term[code]) || sums_[code] <= static_cast<float>(-margin))
      wanted.reset(code);
  sums_.fill(0);
  std::erase_if(evidence_, [&](const Evidence& item) { return !wanted[item.code]; });
  if (wanted.none()) return forget_words();
  gather_words(
      scale, [&](std::uint32_t row) { return model_->in_sentence(row); }, wanted);
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
  gather_words(
      scale * weight_unit, [&](std::uint32_t row) { return model_->in_profile(row); },
      std::bitset<code_count>().set());
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

void Labeller::gather(std::span<const Hit> hits, std::uint32_t lead, double scale) {
  evidence_.clear();
  for (const Hit& hit : hits) {
    if (!hit.counts) continue;
    if (count_[hit.term] == 0)
      evidence_.push_back({hit.term, (*terms_)[hit.term].code, hit.span, 0, true});
    count_[hit.term] += hit.token < lead ? 2 : 1;
  }
  for (Evidence& item : evidence_) {
    const double times = repeated(std::exchange(count_[item.term], 0));
    item.weight = four_decimals((*terms_)[item.term].weight * times * scale);
  }
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

void Labeller::count_word(std::uint32_t row, Span span) {
  if (place_[row] == 0) {
    words_.push_back({row, 0, span});
    place_[row] = static_cast<std::uint32_t>(words_.size());
  }
  ++words_[place_[row] - 1].times;
}

double Labeller::profile_scale() const {
  double squares = 1;
  for (const WordCount& word : words_) squares += repeated(word.times) * repeated(word.times);
  return model_->header().profile_scale / std::sqrt(squares);
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
      labels_.push_back({evidence_[i].code, i, i, 0, 0});
    labels_.back().evidence_end = i + 1;
    labels_.back().weight += evidence_[i].weight;
  }
  for (Label& label : labels_) label.score = score_of(label.weight);
}

/// Replaces the labels of a section by one of the section itself if no division reaches the score:
/// their evidence may reach it together.
void Labeller::add_bare_sections(double min_score) {
  auto out = labels_.begin();
  for (auto begin = labels_.begin(); begin != labels_.end();) {
    const unsigned section = section_of(begin->code);
    Label whole{section, begin->evidence_begin, begin->evidence_begin, 0, 0};
    bool has_division = false;
    auto end = begin;
    for (; end != labels_.end() && section_of(end->code) == section; ++end) {
      whole.evidence_end = end->evidence_end;
      whole.weight += end->weight;
      has_division |= !is_section(end->code) && end->score >= min_score;
    }
    whole.score = score_of(whole.weight);
    if (has_division)
      out =
          std::copy_if(begin, end, out, [](const Label& label) { return !is_section(label.code); });
    else
      *out++ = whole;
    begin = end;
  }
  labels_.erase(out, labels_.end());
}

}  // namespace gloss::sectors
