#pragma once
/// Derives sectors from the terms in a text. README.md gives users the formulas.
#include <span>
#include <vector>

#include "term_finder.hpp"

namespace gloss::sectors {

/// The contribution of one term to a label: all its hits together, at the place of the first.
struct Evidence {
  std::uint32_t term;
  unsigned code;
  Span span;
  double weight;
};

/// A sector with its evidence, a range of Labels::evidence.
struct Label {
  unsigned code;
  std::uint32_t evidence_begin, evidence_end;
  double weight;  ///< the sum of its evidence
  double score;   ///< score_of(weight)
};

/// weight^3 / (1 + weight^3): 0 without evidence, a half at weight 1.
double score_of(double weight);

/// The factor of a document's weights, which makes them independent of its length.
double document_scale(std::uint32_t token_count);

/// Reuses its memory from document to document; one thread at a time.
class Labeller {
 public:
  explicit Labeller(const TermList& terms) : terms_(&terms), count_(terms.size()) {}

  /// The sectors of a document with a score of at least `min_score`, at most four, the strongest
  /// first: divisions, and sections that have enough evidence only in all their divisions together.
  const std::vector<Label>& label_document(std::span<const Hit> hits, std::uint32_t token_count,
                                           double min_score);

  /// Every sector with evidence among the hits of one sentence, in the order of codes.
  const std::vector<Label>& label_sentence(std::span<const Hit> hits);

  /// The evidence of the last returned labels.
  std::span<const Evidence> evidence(const Label& label) const {
    return {evidence_.data() + label.evidence_begin, label.evidence_end - label.evidence_begin};
  }

 private:
  void gather(std::span<const Hit> hits, std::uint32_t lead_tokens, double scale);
  void sum_codes();
  void add_bare_sections(double min_score);

  const TermList* terms_;
  std::vector<double> count_;  // of hits by term; all zero between calls
  std::vector<Evidence> evidence_;
  std::vector<Label> labels_;
};

}  // namespace gloss::sectors
