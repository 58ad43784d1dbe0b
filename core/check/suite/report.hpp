#pragma once
#include <string>
#include <vector>

#include "check/suite/runner.hpp"
#include "json/json.hpp"

namespace glossator::check {

/// How results are shown.
struct ReportStyle {
  bool colour = false;
  bool quiet = false;  ///< only what is not PASS
};

/// The lines of one result: verdict, name, sentence; below it what was found and what to do next.
std::string report_text(const CheckResult& result, const ReportStyle& style);

/// The last line: how many of each verdict.
std::string report_counts(const std::vector<CheckResult>& results);

/// All of it for programs: {"file", "seed", "counts", "checks": [{"name", "group", "about",
/// "annotator", "verdict", "seconds", "findings": [{"verdict", "message", "remedy"}]}]}.
Json report_json(const Order& order, const std::vector<CheckResult>& results);

/// The gravest verdict of all.
Verdict gravest(const std::vector<CheckResult>& results);

}  // namespace glossator::check
