#pragma once
#include <string>
#include <vector>

#include "check/suite/runner.hpp"
#include "json/json.hpp"

namespace glossator::check {

/// The form of the report.
struct ReportStyle {
  bool colour = false;
  bool quiet = false;  ///< only results other than PASS
};

/// The lines of one result: verdict, name, sentence; below them its findings and remedies.
std::string report_text(const CheckResult& result, const ReportStyle& style);

/// The last lines: the count of each verdict; that of the cases, if there are any.
std::string report_counts(const std::vector<CheckResult>& results);

/// The whole report as JSON: {"file", "seed", "counts", "checks": [{"name", "group", "about",
/// "annotator", "verdict", "seconds", "findings": [{"verdict", "message", "remedy"}], "cases"}]}.
Json report_json(const Order& order, const std::vector<CheckResult>& results);

/// {"file", "all", "right", "wrong": [NAME...], "mended": [NAME...]}.
Json case_count_json(const CaseCount& cases);

/// The gravest verdict of all.
Verdict gravest(const std::vector<CheckResult>& results);

}  // namespace glossator::check
