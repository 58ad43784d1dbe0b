#include "compare/eval/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace glossator::compare {
namespace {

constexpr std::size_t bin_count = 10;

}  // namespace

std::vector<Calibration::Bin> Calibration::bins() const {
  std::vector<Bin> bins(bin_count, Bin{});
  for (const auto& [score, is_right] : predictions_) {
    // Scores have few decimals, but 0.7 in tenths may be below 7.
    const double tenths = std::floor(score * bin_count + 1e-6);
    Bin& bin = bins[static_cast<std::size_t>(std::clamp(tenths, 0.0, double(bin_count - 1)))];
    ++bin.count;
    bin.mean_score += score;
    bin.share_right += is_right;
  }
  for (std::size_t i = 0; i < bin_count; ++i) {
    bins[i].from = double(i) / bin_count;
    bins[i].to = double(i + 1) / bin_count;
    bins[i].mean_score /= double(std::max<std::size_t>(1, bins[i].count));
    bins[i].share_right /= double(std::max<std::size_t>(1, bins[i].count));
  }
  std::erase_if(bins, [](const Bin& bin) { return bin.count == 0; });
  return bins;
}

double Calibration::error() const {
  double sum = 0;
  for (const Bin& bin : bins())
    sum += double(bin.count) * std::abs(bin.mean_score - bin.share_right);
  return predictions_.empty() ? 0 : sum / double(predictions_.size());
}

std::optional<Calibration::Threshold> Calibration::best_threshold(std::size_t gold) const {
  std::vector<Prediction> sorted = predictions_;
  std::sort(sorted.begin(), sorted.end(),
            [](const Prediction& a, const Prediction& b) { return a.score > b.score; });
  std::optional<Threshold> best;
  std::size_t right = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    right += sorted[i].is_right;
    if (i + 1 < sorted.size() && sorted[i + 1].score == sorted[i].score) continue;
    const double f1 = 2.0 * double(right) / double(gold + i + 1);
    if (!best || f1 >= best->f1) best = Threshold{sorted[i].score, f1};
  }
  return best;
}

}  // namespace glossator::compare
