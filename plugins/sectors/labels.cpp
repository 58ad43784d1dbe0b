#include "labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <gloss/decimals.hpp>
#include <iterator>
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
    : terms_(&terms), model_(&model), count_(terms.size()), seen_(model.size()) {
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

/// Drops labels below `min_score`, and sections beside one of their divisions.
void Labeller::keep_likely(double min_score) {
  std::erase_if(labels_,
                [&](const Label& label) { return label.weight <= 0 || label.score < min_score; });
  CodeSet with_division;
  for (const Label& label : labels_)
    if (!is_section(label.code)) with_division.set(section_of(label.code));
  std::erase_if(labels_, [&](const Label& label) { return with_division[label.code]; });
}

const std::vector<Label>& Labeller::label_sentence(std::span<const Hit> terms,
                                                   std::span<const WordHit> words,
                                                   const LayerView& tokens, double min_score) {
  gather_sentence(terms, words, tokens, min_score);
  keep_likely(min_score);
  keep_strongest_words(most_sentence_words);
  return labels_;
}

const std::vector<Label>& Labeller::label_short(std::span<const Hit> terms,
                                                std::span<const WordHit> words,
                                                const LayerView& tokens, double min_score) {
  gather_sentence(terms, words, tokens, min_score);
  keep_likely(min_score);
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
  gather_sentence_terms(terms, tokens);
  const CodeSet wanted = sentence_codes(words, min_score);
  make_labels(wanted, wanted, model_->header().sentence_scale * weight_unit, tokens);
}

/// Counts the words, and returns the codes that terms speak for, and those that may reach
/// `min_score` by words.
CodeSet Labeller::sentence_codes(std::span<const WordHit> words, double min_score) {
  constexpr double margin = 0.01;  // more than what rounding of evidence makes
  // The sums are of the weights in the model, in which most words count 1.
  const double unscaled = 1 / (model_->header().sentence_scale * weight_unit);
  const auto least = static_cast<float>((least_weight(min_score) - margin) * unscaled);
  count_words(words, 0);
  CodeSet has_term;
  for (const Evidence& item : terms_found_)
    if (item.counts && item.weight > 0) has_term.set(item.code);
  const auto add_others = [&](auto& sums) {
    for (const Evidence& item : terms_found_)
      if (!has_term[item.code]) sums.add(item.code, static_cast<float>(item.weight * unscaled));
    for (const std::uint32_t i : repeated_)
      sums.add(model_->in_sentence(words_[i].row).all(),
               static_cast<float>(repeated(words_[i].times) - 1));
  };
  if (words.size() <= model_->rows_together()) {
    ShortSums sums(rows());
    add_others(sums);
    return sums.at_least(least) | has_term;
  }
  sums_.add<0>(rows(), 1, model_->rows_together());
  add_others(sums_);
  const CodeSet found = sums_.at_least(least);
  sums_.clear();
  return found | has_term;
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

/// Terms that count at one place at least, and ambiguous ones that weigh something without support.
void Labeller::gather_sentence_terms(std::span<const Hit> hits, const LayerView& tokens) {
  constexpr std::uint32_t counts = 1u << 31;
  terms_found_.clear();
  for (const Hit& hit : hits) {
    if (count_[hit.term] == 0)
      terms_found_.push_back({hit.term, (*terms_)[hit.term].code, hit.span, 0, false});
    ++count_[hit.term];
    count_[hit.term] |= hit.counts ? counts : 0;
  }
  for (Evidence& item : terms_found_) {
    const std::uint32_t times = std::exchange(count_[item.term], 0);
    const SentenceTerm& term = sentence_terms_[item.term];
    item.counts = (times & counts) != 0;
    item.weight = four_decimals((item.counts ? term.supported : term.unsupported) *
                                repeated(times & ~counts));
  }
  std::erase_if(terms_found_, [](const Evidence& item) { return item.weight == 0; });
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
    terms_found_.push_back({no_term, term.code, tokens.span(hit.cue), cue_weight, false});
  }
  has_cues_ = !called.none();
}

/// Forgets the counts of words.
void Labeller::begin_unit() {
  if (++unit_ != 0) return;
  std::fill(seen_.begin(), seen_.end(), Seen{});
  unit_ = 1;
}

/// Replaces words_ by the distinct ones of `words`, and counts them anew; those among the first
/// `lead_tokens` are lead_words_ of them, and count twice.
void Labeller::count_words(std::span<const WordHit> words, std::uint32_t lead_tokens) {
  if (counted_.size() < words.size()) counted_.resize(words.size()), rows_.resize(words.size());
  begin_unit();
  repeated_.clear();
  const auto lead = std::find_if(words.begin(), words.end(),
                                 [&](const WordHit& hit) { return hit.token >= lead_tokens; });
  lead_words_ = static_cast<std::uint32_t>(lead - words.begin());  // or fewer, if some repeat
  lead_words_ = add_words({words.begin(), lead}, 2, 0);
  words_ = std::span(counted_).first(add_words({lead, words.end()}, 1, lead_words_));
}

/// Counts each of `words` so many `times`. The new ones come behind the `count` distinct ones that
/// there are. Returns how many there are then.
std::uint32_t Labeller::add_words(std::span<const WordHit> words, std::uint32_t times,
                                  std::uint32_t count) {
  // Copies of one's own stay in registers.
  Seen* const all = seen_.data();
  const Model& model = *model_;
  const std::uint32_t unit = unit_;
  const CodeRow** const rows = rows_.data();
  CountedWord* const counted = counted_.data();
  for (const WordHit& hit : words) {
    Seen& word = all[hit.row];
    if (word.unit == unit) {
      if (counted[word.index].times == once(word.index)) repeated_.push_back(word.index);
      counted[word.index].times += times;
      continue;
    }
    word = {unit, count};
    rows[count] = &model.by_code(hit.row);
    counted[count++] = {hit, times};
  }
  return count;
}

/// Replaces the labels by those of the codes `wanted` that have evidence: terms, and for
/// `by_words` the counted words too.
void Labeller::make_labels(const CodeSet& wanted, const CodeSet& by_words, double scale,
                           const LayerView& tokens) {
  evidence_.clear();
  if (has_cues_) return make_labels_with_cues(wanted, by_words, scale, tokens);
  labels_.clear();
  codes_.clear();
  wanted.for_each([&](unsigned code) { codes_.push_back(code); });
  std::sort(codes_.begin(), codes_.end(),
            [](unsigned a, unsigned b) { return place_of(a) < place_of(b); });
  for (const unsigned code : codes_) {
    const std::size_t begin = evidence_.size();
    gather_evidence(code, by_words[code] ? scale : 0, tokens);
    add_label(begin);
  }
}

/// Makes the same of terms with a cue, which may be at the place of a word: sorting chooses their
/// order.
void Labeller::make_labels_with_cues(const CodeSet& wanted, const CodeSet& by_words, double scale,
                                     const LayerView& tokens) {
  std::copy_if(terms_found_.begin(), terms_found_.end(), std::back_inserter(evidence_),
               [&](const Evidence& item) { return wanted[item.code]; });
  for (std::size_t i = 0; i < words_.size(); ++i)
    (wanted & by_words).for_each([&](unsigned code) {
      if (const int weight = rows_[i]->weights[code]; weight != 0)
        add_word(tokens.span(words_[i].token), code, repeated(words_[i].times) * scale * weight);
    });
  sort_evidence();
  sum_evidence();
}

/// Makes the labels of all evidence, once it is sorted.
void Labeller::sum_evidence() {
  labels_.clear();
  for (std::size_t begin = 0; begin < evidence_.size();) begin = add_label(begin);
}

/// Adds the evidence for a code in the order of the text: that of terms, and, unless `scale` is 0,
/// that of the counted words.
void Labeller::gather_evidence(unsigned code, double scale, const LayerView& tokens) {
  auto term = terms_found_.begin();
  const auto add_terms_to = [&](std::uint32_t last) {
    for (; term != terms_found_.end() && term->span.begin <= last; ++term)
      if (term->code == code) evidence_.push_back(*term);
  };
  const auto rows = scale != 0 ? this->rows() : std::span<const CodeRow* const>();
  const auto has_weight = [code](const CodeRow* row) { return row->weights[code] != 0; };
  for (auto row = rows.begin(); (row = std::find_if(row, rows.end(), has_weight)) != rows.end();
       ++row) {
    const CountedWord& word = words_[static_cast<std::size_t>(row - rows.begin())];
    const Span span = tokens.span(word.token);
    add_terms_to(span.begin);
    add_word(span, code, repeated(word.times) * scale * (*row)->weights[code]);
  }
  add_terms_to(GLOSS_NONE);
}

void Labeller::add_word(Span span, unsigned code, double weight) {
  const double rounded = four_decimals(weight);
  if (rounded != 0) evidence_.push_back({no_term, code, span, rounded, false});
}

/// Adds up the words of each label that are not among the strongest.
void Labeller::keep_strongest_words(std::size_t most) {
  for (Label& label : labels_) keep_strongest_words(label, most);
}

void Labeller::keep_strongest_words(Label& label, std::size_t most) {
  const std::span items =
      std::span(evidence_).subspan(label.evidence_begin, label.evidence_end - label.evidence_begin);
  const auto is_word = [](const Evidence& item) { return item.term == no_term; };
  std::array<double, most_document_words> strongest;  // so far, in descending order
  std::size_t words = 0;
  for (const Evidence& item : items) {
    if (!is_word(item)) continue;
    const double weight = std::abs(item.weight);
    std::size_t at = std::min(words++, most);
    for (; at > 0 && strongest[at - 1] < weight; --at)
      if (at < most) strongest[at] = strongest[at - 1];
    if (at < most) strongest[at] = weight;
  }
  if (words <= most) return;
  const double least = strongest[most - 1];
  auto ties = std::count(strongest.begin(), strongest.begin() + most, least);
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

/// Adds the label of the code that the evidence from number `begin` on begins with, if there is
/// any. Returns the end of its evidence.
std::size_t Labeller::add_label(std::size_t begin) {
  if (begin == evidence_.size()) return begin;
  const unsigned code = evidence_[begin].code;
  double weight = 0;
  std::size_t end = begin;
  for (; end < evidence_.size() && evidence_[end].code == code; ++end)
    weight += evidence_[end].weight;
  labels_.push_back({code, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                     weight, score_of(weight), 0});
  return end;
}

}  // namespace gloss::sectors
