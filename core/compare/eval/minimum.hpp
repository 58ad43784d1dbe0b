#pragma once
#include <string>
#include <vector>

#include "compare/eval/eval_report.hpp"

namespace glossator::compare {

/// A figure that must not be below a limit: "names.strict_f1=80", "dates.TIME.strict_f1=75".
struct Minimum {
  std::string layer;
  std::string figure;  ///< of a type: "TIME.strict_f1"
  double percent;

  /// Throws Error(usage) if `text` has another form.
  static Minimum parse(const std::string& text);
};

/// A line for each minimum that is missed. Throws Error(usage) for a layer or a figure that the
/// report does not have, with those that it has.
std::vector<std::string> missed_minima(const EvalReport& report,
                                       const std::vector<Minimum>& minima);

}  // namespace glossator::compare
