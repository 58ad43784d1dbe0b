/// Labels of articles.
#include <algorithm>
#include <cmath>
#include <gloss/decimals.hpp>
#include <utility>

#include "labels.hpp"

namespace gloss::sectors {
namespace {

// Fitted on the training documents; see README.md.
constexpr std::uint32_t lead_tokens = 80;  // a term or word in them counts twice
constexpr double threshold = 3.55;         // the weight that an even chance takes in 400 tokens
constexpr double usual_tokens = 400;
constexpr double fewest_tokens = 100;  // shorter texts count as this long
constexpr double word_share = 0.7;     // of what a word weighs in a sentence
constexpr double share_of_strongest = 0.45;
constexpr double least_told = 0.1;  // the weight of a label that weigh_article() tells

}  // namespace

double document_scale(std::uint32_t token_count) {
  return 1 / (threshold * std::sqrt(std::max<double>(token_count, fewest_tokens) / usual_tokens));
}

const std::vector<Label>& Labeller::weigh_article(std::span<const Hit> terms,
                                                  std::span<const WordHit> words,
                                                  const LayerView& tokens, double min_score) {
  gather_article(terms, words, tokens, least_told);
  add_bare_sections(min_score);
  return labels_;
}

const std::vector<Label>& Labeller::label_article(std::span<const Hit> terms,
                                                  std::span<const WordHit> words,
                                                  const LayerView& tokens, double min_score) {
  gather_article(terms, words, tokens, least_weight(min_score));
  add_bare_sections(min_score);
  keep_strongest(min_score);
  if (!labels_.empty()) {
    const double least = share_of_strongest * labels_.front().weight;
    std::erase_if(labels_, [&](const Label& label) { return label.weight < least; });
  }
  keep_strongest_words(most_document_words);
  return labels_;
}

/// Makes the labels that weigh `least`, alone or with the others of their section.
void Labeller::gather_article(std::span<const Hit> terms, std::span<const WordHit> words,
                              const LayerView& tokens, double least) {
  const double scale = document_scale(tokens.size());
  const double word_scale = word_share * scale * model_->header().sentence_scale * weight_unit;
  gather(terms, lead_tokens, scale);
  has_cues_ = false;
  count_words(words, lead_tokens);
  const CodeSet wanted = article_codes(word_scale, least);
  // Words speak for divisions; a section has what its divisions have.
  make_labels(wanted, wanted & all_divisions, word_scale, tokens);
}

/// The codes that weigh `least` by the evidence of terms and the counted words, and all codes of
/// sections that do only together.
CodeSet Labeller::article_codes(double word_scale, double least) {
  constexpr float margin = 0.05f;  // more than what rounding of evidence makes
  const auto limit = static_cast<float>(least);
  for (const Evidence& item : terms_found_) sums_.add(item.code, static_cast<float>(item.weight));
  sum_article_words(word_scale);
  // No section has so many codes.
  const CodeSet some = sums_.at_least(std::min(limit - margin, (limit - margin) / 32));
  CodeSet wanted, sections;
  some.for_each([&](unsigned code) {
    sections.set(section_of(code));
    if (sums_[code] >= limit - margin) wanted.set(code);
  });
  sections.for_each([&](unsigned section) {
    const auto [begin, end] = divisions[section];
    float all = sums_[section], greatest = 0;
    for (unsigned code = begin; code < end; ++code) {
      all += sums_[code];
      greatest = std::max(greatest, sums_[code]);
    }
    if (all < limit - margin || greatest >= limit + margin) return;
    wanted.set(section);
    for (unsigned code = begin; code < end; ++code) wanted.set(code);
  });
  sums_.clear();
  return wanted;
}

/// Adds the counted words to the sums of divisions: all as if they had one place, then what others
/// make of them.
void Labeller::sum_article_words(double word_scale) {
  const auto factor = [&](std::uint32_t times) {
    return static_cast<float>(repeated(times) * word_scale);
  };
  const std::size_t together = model_->rows_together();
  sums_.add<section_count>(rows().first(lead_words_), factor(2), together);
  sums_.add<section_count>(rows().subspan(lead_words_), factor(1), together);
  for (const std::uint32_t i : repeated_)
    sums_.add(model_->in_sentence(words_[i].row).of_divisions(),
              factor(words_[i].times) - factor(once(i)));
}

void Labeller::gather(std::span<const Hit> hits, std::uint32_t lead, double scale) {
  terms_found_.clear();
  for (const Hit& hit : hits) {
    if (!hit.counts) continue;
    if (count_[hit.term] == 0)
      terms_found_.push_back({hit.term, (*terms_)[hit.term].code, hit.span, 0, true});
    count_[hit.term] += hit.token < lead ? 2 : 1;
  }
  for (Evidence& item : terms_found_) {
    const double times = repeated(std::exchange(count_[item.term], 0));
    item.weight = four_decimals((*terms_)[item.term].weight * times * scale);
  }
}

/// Replaces the labels of a section by one of the section itself if no division reaches the score:
/// their evidence may reach it together.
void Labeller::add_bare_sections(double min_score) {
  auto out = labels_.begin();
  for (auto begin = labels_.begin(); begin != labels_.end();) {
    const unsigned section = section_of(begin->code);
    Label whole{section, begin->evidence_begin, begin->evidence_begin, 0, 0, 0};
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
