#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace glossator::compare {

/// How scores of predictions agree with being right.
class Calibration {
 public:
  struct Bin {
    double from, to;  ///< scores in [from, to); the last bin includes 1
    std::size_t count;
    double mean_score, share_right;
  };
  /// Predictions below the threshold are dropped.
  struct Threshold {
    double score, f1;
  };

  void add(double score, bool is_right) { predictions_.push_back({score, is_right}); }
  bool empty() const { return predictions_.empty(); }

  /// Ten bins of equal width, without those that are empty.
  std::vector<Bin> bins() const;
  /// The mean distance of score and share of right ones over the bins, weighted by their counts.
  double error() const;
  /// The threshold with the best F1 against `gold` things; of equal ones the lowest. Nothing if
  /// there are no predictions.
  std::optional<Threshold> best_threshold(std::size_t gold) const;

 private:
  struct Prediction {
    double score;
    bool is_right;
  };
  std::vector<Prediction> predictions_;
};

}  // namespace glossator::compare
