#pragma once
/// From the margin of a name to the share of such names that are right.
#include <algorithm>
#include <array>
#include <cstdint>

#include "names/model.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// The scores of all margins, computed once. Read-only; for any thread.
class ScoreTable {
 public:
  explicit ScoreTable(const Model& model);
  /// Between 0 and 1.
  float of(Type type, std::int32_t margin) const {
    return scores_[static_cast<std::size_t>(type)]
                  [static_cast<std::size_t>(std::clamp(margin, 0, most))];
  }

 private:
  static constexpr std::int32_t most = 400;
  std::array<std::array<float, most + 1>, type_count> scores_;
};

}  // namespace names
}  // namespace gloss
