#pragma once
#include <string>
#include <vector>

#include "compare/diff/diff_report.hpp"

namespace glossator::compare {

/// How many changes of a layer are too many: "organizations.changed>1%", "dates.any>20".
struct Limit {
  std::string text;   ///< as the user wrote it
  std::string layer;  ///< or "all"
  std::string kind;   ///< "added", "removed", "changed", "any"
  double most;
  bool is_percent;  ///< of the layer's records in A

  /// Throws Error(usage) if `text` has another form.
  static Limit parse(const std::string& text);
};

/// A line for each limit that is exceeded. Throws Error(usage) for a layer that was not compared,
/// with those that were.
std::vector<std::string> exceeded_limits(const DiffReport& report,
                                         const std::vector<Limit>& limits);

}  // namespace glossator::compare
