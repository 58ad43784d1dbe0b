#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compare/eval/eval_report.hpp"
#include "interchange/annotated_document.hpp"

namespace glossator::compare {

struct EvalOptions {
  std::set<std::string> layers;  ///< empty: those that gold names as annotated
  unsigned draws = 1000;         ///< bootstrap samples; 0: no intervals
  std::uint64_t seed = 1;
  std::size_t worst = 0;  ///< documents to keep with their mistakes
  Crosswalk crosswalk;
};

/// Scores predictions against gold, document by document. One thread.
class Evaluation {
 public:
  explicit Evaluation(EvalOptions options) : options_(std::move(options)) {}

  /// `predicted` may be missing; it and a document that failed or is not complete count as empty.
  /// Its offsets become bytes of gold's text. Throws Error(input) for a document that cannot be
  /// scored.
  void add(const interchange::AnnotatedDocument& gold,
           std::optional<interchange::AnnotatedDocument> predicted);

  /// Computes all figures. Called once, at the end; it leaves nothing behind. Throws Error(usage)
  /// for a layer of the options that no document has.
  EvalReport finish();

 private:
  struct Tally {
    DocumentCounts counts;
    LayerFlags flags;
    Calibration calibration;
    bool is_predicted = false;  ///< some prediction has the layer, even if it is empty
  };

  std::set<std::string> layers_to_score(const GoldDocument& gold) const;
  Counts count(const std::string& layer, const GoldDocument& gold,
               const ScoredDocument& predicted) const;
  ScoredDocument scored(const interchange::AnnotatedDocument& gold,
                        std::optional<interchange::AnnotatedDocument> predicted);
  void keep_if_bad(const std::string& id, std::vector<Mistake> mistakes);
  LayerReport report_of(const std::string& layer, Tally& tally) const;
  LayerReport report_together(const std::string& name, const std::vector<std::string>& members);
  /// Whether predictions, as far as they were read, should have the layer: other layers of gold
  /// belong to other annotators.
  bool is_expected(const std::string& layer) const;
  void leave_out_unexpected();
  void require_known_layers() const;

  EvalOptions options_;
  EvalReport report_;
  std::map<std::string, Tally> tallies_;
  /// The counts of all layers of spans, each name behind its layer.
  DocumentCounts spans_;
};

}  // namespace glossator::compare
