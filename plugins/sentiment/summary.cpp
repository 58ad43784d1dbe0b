#include "summary.hpp"

#include <algorithm>
#include <cmath>
#include <gloss/decimals.hpp>

namespace gloss::sentiment {
namespace {

// In addition to its evidence, each token of a text has a neutral weight of 0.1. Short texts count
// as 12 tokens.
constexpr double neutral_weight = 0.1;
constexpr std::uint32_t fewest_tokens = 12;

}  // namespace

void Summary::clear() {
  for (const Evidence& item : evidence_) place_[item.entry] = unseen;
  evidence_.clear();
  value_ = 0;
}

void Summary::add(std::span<const Contribution> contributions) {
  for (const Contribution& item : contributions) {
    std::uint32_t& place = place_[item.entry];
    if (place == unseen) {
      place = static_cast<std::uint32_t>(evidence_.size());
      evidence_.push_back({item.entry, item.span, 0});
    }
    evidence_[place].weight += item.weight;
  }
}

void Summary::finish(std::uint32_t token_count) {
  const double scale = 1 / (neutral_weight * std::max(token_count, fewest_tokens));
  for (Evidence& item : evidence_) {
    place_[item.entry] = unseen;
    item.weight = four_decimals(item.weight * scale);
  }
  std::erase_if(evidence_, [](const Evidence& item) { return item.weight == 0; });
  std::sort(evidence_.begin(), evidence_.end(),
            [](const Evidence& a, const Evidence& b) { return a.span.begin < b.span.begin; });
  double sum = 0, absolute = 0;
  for (const Evidence& item : evidence_) {
    sum += item.weight;
    absolute += std::abs(item.weight);
  }
  value_ = four_decimals(sum / (1 + absolute));
}

}  // namespace gloss::sentiment
