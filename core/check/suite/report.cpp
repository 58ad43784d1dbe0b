#include "check/suite/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace glossator::check {
namespace {

std::string lower_name(Verdict verdict) {
  std::string name = name_of(verdict);
  for (char& c : name) c = static_cast<char>(c - 'A' + 'a');
  return name;
}

std::string indented(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; at += 7)
    text.insert(at + 1, "      ");
  return text;
}

std::string painted(Verdict verdict, const ReportStyle& style) {
  if (!style.colour) return name_of(verdict);
  const char* colour = verdict == Verdict::fail   ? "31"
                       : verdict == Verdict::warn ? "33"
                       : verdict == Verdict::pass ? "32"
                                                  : "2";
  return fmt::format("\x1b[{}m{}\x1b[0m", colour, name_of(verdict));
}

std::map<Verdict, std::size_t> counted(const std::vector<CheckResult>& results) {
  std::map<Verdict, std::size_t> counts;
  for (const CheckResult& result : results) ++counts[result.verdict];
  return counts;
}

}  // namespace

std::string report_text(const CheckResult& result, const ReportStyle& style) {
  if (style.quiet && result.verdict == Verdict::pass) return "";
  std::string text =
      fmt::format("{}  {:<26} {}", painted(result.verdict, style), result.name, result.about);
  if (result.cases)
    text += fmt::format(": {} of {} cases are right", result.cases->right, result.cases->all);
  text += "\n";
  for (const Finding& finding : result.findings) {
    text += fmt::format("      {}\n", indented(finding.message));
    if (!finding.remedy.empty()) text += fmt::format("      -> {}\n", finding.remedy);
  }
  return text;
}

std::string report_counts(const std::vector<CheckResult>& results) {
  auto counts = counted(results);
  std::string text =
      fmt::format("{} checks: {} passed, {} failed, {} warnings, {} notes, {} skipped\n",
                  results.size(), counts[Verdict::pass], counts[Verdict::fail],
                  counts[Verdict::warn], counts[Verdict::note], counts[Verdict::skip]);
  CaseCount sum;
  for (const CheckResult& result : results) {
    if (!result.cases) continue;
    sum.all += result.cases->all;
    sum.right += result.cases->right;
  }
  if (sum.all > 0) text += fmt::format("{} of {} cases are right\n", sum.right, sum.all);
  return text;
}

Json report_json(const Order& order, const std::vector<CheckResult>& results) {
  Json counts = Json::object();
  for (const Verdict verdict :
       {Verdict::pass, Verdict::fail, Verdict::warn, Verdict::note, Verdict::skip})
    counts[lower_name(verdict)] = counted(results)[verdict];
  Json checks = Json::array();
  for (const CheckResult& result : results) {
    Json findings = Json::array();
    for (const Finding& finding : result.findings)
      findings.push_back(Json::object({{"verdict", lower_name(finding.verdict)},
                                       {"message", finding.message},
                                       {"remedy", finding.remedy}}));
    Json check = Json::object({{"name", result.name},
                               {"group", result.group},
                               {"about", result.about},
                               {"annotator", result.annotator},
                               {"verdict", lower_name(result.verdict)},
                               {"seconds", result.seconds},
                               {"findings", std::move(findings)}});
    if (result.cases) check["cases"] = case_count_json(*result.cases);
    checks.push_back(std::move(check));
  }
  return Json::object({{"file", order.file},
                       {"annotator", order.annotator},
                       {"seed", order.seed},
                       {"counts", std::move(counts)},
                       {"checks", std::move(checks)}});
}

Json case_count_json(const CaseCount& cases) {
  return Json::object({{"file", cases.file},
                       {"all", cases.all},
                       {"right", cases.right},
                       {"wrong", cases.wrong},
                       {"mended", cases.mended}});
}

Verdict gravest(const std::vector<CheckResult>& results) {
  Verdict worst = Verdict::pass;
  for (const CheckResult& result : results) worst = std::max(worst, result.verdict);
  return worst;
}

}  // namespace glossator::check
