#include "check/suite/fuzz_runner.hpp"

#include <algorithm>

#include "check/inputs/fuzz.hpp"

namespace glossator::check {
namespace {

using Clock = std::chrono::steady_clock;

// A new process every few seconds, so that leaks do not accumulate.
constexpr double seconds_of_process = 5;

class FuzzRuns {
 public:
  FuzzRuns(const Task& fuzz, const RunOptions& options) : fuzz_(fuzz), options_(options) {
    fuzz_.order.fuzz.is_asked_for = true;
    options_.limit = std::chrono::seconds(20);
    options_.on_result = [](const CheckResult&) {};
    result_.name = fuzz.check.name;
    result_.group = name_of(fuzz.check.group);
    result_.about = fuzz.check.about;
    result_.annotator = fuzz.order.annotator;
  }

  CheckResult run(double seconds) {
    const auto begin = Clock::now();
    const auto left = [&] {
      return seconds - std::chrono::duration<double>(Clock::now() - begin).count();
    };
    std::uint64_t next = 0;
    while (left() > 0 && result_.findings.size() < 3) {
      const CheckResult part = run_from(next, std::min(seconds_of_process, left()), {});
      // The last tried case ended the process, or else is the next to run.
      const std::uint64_t tried = std::max(next, tried_number(part));
      const bool has_failed = part.verdict == Verdict::fail;
      const std::uint64_t failed = has_failed && !has_crashed(part) ? tried - 1 : tried;
      if (has_failed) tell(part, failed);
      next = has_failed ? failed + 1 : std::max(tried, next + 1);
    }
    tell_count(next);
    result_.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return std::move(result_);
  }

  CheckResult reproduce(std::uint64_t number) {
    const CheckResult once = run_from(number, 0, {});
    result_.findings = once.findings;
    result_.verdict = once.verdict;
    return std::move(result_);
  }

 private:
  CheckResult run_from(std::uint64_t first, double seconds, const Cuts& cuts) {
    fuzz_.order.fuzz.first = first;
    fuzz_.order.fuzz.seconds = seconds;
    fuzz_.order.fuzz.cuts = cuts;
    return run_checks({fuzz_}, options_).at(0);
  }

  static std::uint64_t tried_number(const CheckResult& part) {
    return part.tried.starts_with("case ") ? std::stoull(part.tried.substr(5)) : 0;
  }
  // The plugin's own failures name their case; other findings mean that the process died.
  static bool has_crashed(const CheckResult& part) {
    return !part.findings[0].message.starts_with("case ");
  }

  void tell(const CheckResult& part, std::uint64_t number) {
    Finding finding = part.findings[0];
    const std::string text = smaller_text(number);
    if (has_crashed(part))
      finding.message = "case " + std::to_string(number) + ": " + finding.message;
    finding.message += (text.empty() ? "" : "; the text, made smaller: " + text);
    finding.remedy =
        "again with: " + fuzz_.order.command("--seed " + std::to_string(fuzz_.order.seed) +
                                             " --reproduce " + std::to_string(number));
    result_.findings.push_back(std::move(finding));
    result_.verdict = Verdict::fail;
  }

  // Removes ever smaller pieces as long as the case still fails.
  std::string smaller_text(std::uint64_t number) {
    constexpr int most_runs = 60;
    std::string text = fuzzed_document(fuzz_.order.seed, number,
                                       fuzz_corpus(fuzz_.order.case_files, fuzz_.order.text_files))
                           .text;
    Cuts cuts;
    int runs = 0;
    for (std::size_t size = text.size() / 2; size >= 1 && runs < most_runs; size /= 2)
      for (std::size_t begin = 0; begin + size <= text.size() && runs < most_runs;) {
        std::size_t end = begin + size;
        while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
        Cuts more = cuts;
        more.emplace_back(begin, end);
        ++runs;
        if (run_from(number, 0, more).verdict == Verdict::fail) {
          cuts = std::move(more);
          text.erase(begin, end - begin);
        } else {
          begin = end;
        }
      }
    constexpr std::size_t most_shown = 400;
    const std::string shown = Json(text).dump();
    return shown.size() > most_shown ? "" : shown;
  }

  void tell_count(std::uint64_t count) {
    if (result_.verdict == Verdict::pass)
      result_.findings.push_back({Verdict::note, std::to_string(count) + " cases", ""});
    result_.verdict = std::max(result_.verdict, Verdict::note);
  }

  Task fuzz_;
  RunOptions options_;
  CheckResult result_;
};

}  // namespace

CheckResult run_fuzz(const Task& fuzz, double seconds, const RunOptions& options) {
  return FuzzRuns(fuzz, options).run(seconds);
}

CheckResult reproduce_fuzz(const Task& fuzz, std::uint64_t number, const RunOptions& options) {
  return FuzzRuns(fuzz, options).reproduce(number);
}

}  // namespace glossator::check
