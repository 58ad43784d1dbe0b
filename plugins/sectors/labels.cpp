#include "labels.hpp"

#include <algorithm>
#include <cmath>
#include <gloss/decimals.hpp>
#include <tuple>

#include "codes.hpp"

namespace gloss::sectors {
namespace {

// Fitted on the training documents; see README.md.
constexpr std::uint32_t lead_tokens = 80;    // a term in them counts twice
constexpr double repetition_exponent = 0.7;  // n hits of a term weigh n^0.7
constexpr double threshold = 4.5;            // weight at which a label of 400 tokens becomes likely
constexpr double usual_tokens = 400;
constexpr double fewest_tokens = 100;  // shorter texts count as this long
constexpr double share_of_strongest = 0.45;
constexpr std::size_t most_document_labels = 4;

bool is_stronger(const Label& a, const Label& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.code < b.code;
}

}  // namespace

double score_of(double weight) {
  const double cube = weight * weight * weight;
  return cube < 1e15 ? cube / (1 + cube) : 1;
}

double document_scale(std::uint32_t token_count) {
  return 1 / (threshold * std::sqrt(std::max<double>(token_count, fewest_tokens) / usual_tokens));
}

const std::vector<Label>& Labeller::label_document(std::span<const Hit> hits,
                                                   std::uint32_t token_count, double min_score) {
  gather(hits, lead_tokens, document_scale(token_count));
  sum_codes();
  add_bare_sections(min_score);
  std::erase_if(labels_, [&](const Label& label) { return label.score < min_score; });
  std::sort(labels_.begin(), labels_.end(), is_stronger);
  if (!labels_.empty()) {
    const double least = share_of_strongest * labels_.front().weight;
    std::erase_if(labels_, [&](const Label& label) { return label.weight < least; });
  }
  if (labels_.size() > most_document_labels) labels_.resize(most_document_labels);
  return labels_;
}

const std::vector<Label>& Labeller::label_sentence(std::span<const Hit> hits) {
  gather(hits, 0, 1);
  sum_codes();
  return labels_;
}

void Labeller::gather(std::span<const Hit> hits, std::uint32_t lead, double scale) {
  evidence_.clear();
  for (const Hit& hit : hits) {
    if (!hit.counts) continue;
    if (count_[hit.term] == 0)
      evidence_.push_back({hit.term, (*terms_)[hit.term].code, hit.span, 0});
    count_[hit.term] += hit.token < lead ? 2 : 1;
  }
  for (Evidence& item : evidence_) {
    const double times = std::exchange(count_[item.term], 0);
    item.weight =
        four_decimals((*terms_)[item.term].weight * std::pow(times, repetition_exponent) * scale);
  }
  // The pieces of evidence of a section are adjacent, and within it those of a division.
  std::sort(evidence_.begin(), evidence_.end(), [](const Evidence& a, const Evidence& b) {
    return std::tuple(section_of(a.code), a.code, a.span.begin) <
           std::tuple(section_of(b.code), b.code, b.span.begin);
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
