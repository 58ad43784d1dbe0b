#include "run_report.hpp"

#include <fmt/format.h>

#include "exit_code.hpp"
#include "progress.hpp"
#include "text/readable_text.hpp"

namespace glossator::cli {
namespace {

double milliseconds(std::chrono::nanoseconds time) { return double(time.count()) / 1e6; }

std::string times_line(const std::string& name, const TimeHistogram& times, double whole) {
  return fmt::format("  {:<20} {:>9.3f} {:>5.1f} % {:>10.3f} {:>10.3f} {:>10.3f} {:>10.3f}\n", name,
                     milliseconds(times.sum()) / 1000,
                     whole > 0 ? 100 * milliseconds(times.sum()) / whole : 0.0,
                     milliseconds(times.percentile(0.5)), milliseconds(times.percentile(0.95)),
                     milliseconds(times.percentile(0.99)), milliseconds(times.max()));
}

}  // namespace

std::string summary(const RunReport& report) {
  const RunCounts& counts = report.position.counts;
  const double seconds = std::max(1e-9, std::chrono::duration<double>(report.elapsed).count());
  std::string line =
      fmt::format("{} documents, {} failed, {:.1f} MB of text in {:.2f} s",
                  grouped(counts.documents), grouped(counts.failed), counts.bytes / 1e6, seconds);
  if (report.before > 0)
    line += fmt::format(", {} of the documents by an earlier run", grouped(report.before));
  std::string kinds;
  for (const auto& [kind, count] : counts.errors)
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", grouped(count), kind);
  return kinds.empty() ? line : line + " (" + kinds + ")";
}

int exit_code(const RunReport& report) {
  if (report.gave_up) return stopped_by_limit;
  if (report.interrupted) return interrupted;
  if (!report.quarantined.empty()) return stopped_by_limit;
  return report.position.counts.failed > 0 ? some_failed : all_done;
}

std::string times_report(const Pipeline& pipeline, const RunReport& report) {
  const RunTimes& times = report.times;
  if (times.documents().count() == 0) return "";
  const double whole = milliseconds(times.documents().sum());
  std::string text =
      fmt::format("  {:<20} {:>9} {:>7} {:>10} {:>10} {:>10} {:>10}\n", "time of annotators",
                  "all, s", "share", "p50, ms", "p95", "p99", "most");
  const auto steps = pipeline.steps();
  for (std::size_t i = 0; i < steps.size(); ++i)
    text += times_line(steps[i].name, times.steps()[i], whole);
  text += times_line("all", times.documents(), whole);
  text += "slowest documents\n";
  for (const SlowDocument& document : times.slowest())
    text += fmt::format("  {:>10.3f} ms {:>12} bytes  {}\n", milliseconds(document.time),
                        grouped(document.bytes), shown_id(document.id));
  return text;
}

}  // namespace glossator::cli
