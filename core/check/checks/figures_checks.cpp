#include <fmt/format.h>

#include <ctime>

#include "check/checks/all_checks.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/subject/stand_in.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {
namespace {

/// A text of the plain documents, of at least `size` bytes.
Document text_of_size(std::size_t size) {
  Document document{.id = "figures", .date = "2024-05-17"};
  const auto plain = plain_documents();
  for (std::size_t i = 0; document.text.size() < size; ++i)
    document.text += plain[i % plain.size()].text + "\n\n";
  return document;
}

/// Processor time of the plugin's own process(), the least of several runs if it is short.
class Stopwatch {
 public:
  explicit Stopwatch(Subject& subject)
      : stand_in_(subject, {.process =
                                [this](const gloss_document& document, const gloss_call& call,
                                       const StandIn::Process& process) {
                                  const double begin = thread_seconds();
                                  const gloss_status status = process(document, call);
                                  last_ = thread_seconds() - begin;
                                  return status;
                                },
                            .has_extensions = true}),
        pipeline_(stand_in_.pipeline()),
        worker_(pipeline_.open()) {}

  double seconds(const Document& document, int times) {
    constexpr double enough = 0.25;  // longer times are steady
    double least = 1e9, all = 0;
    for (int i = 0; i < times && all < enough; ++i) {
      worker_.annotate(document);
      least = std::min(least, last_);
      all += last_;
    }
    return least;
  }

 private:
  static double thread_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  }

  double last_ = 0;
  StandIn stand_in_;
  Pipeline pipeline_;
  Worker worker_;
};

void tells_its_speed(Subject& subject, Findings& findings) {
  Stopwatch stopwatch(subject);
  const Document one = text_of_size(4096), large = text_of_size(64u << 10);
  stopwatch.seconds(large, 1);  // warms up: new words and cold code cost more
  const double small_seconds = stopwatch.seconds(one, 20);
  const double large_seconds = std::max(1e-9, stopwatch.seconds(large, 3));
  const double rate = double(large.text.size()) / 1e6 / large_seconds;
  const std::string figures = fmt::format("{:.1f} MB/s, {:.1f} microseconds for a text of 4 KiB",
                                          rate, 1e6 * small_seconds);
  if (rate < 0.1)
    findings.warn(figures,
                  "a million articles take a day at 50 KB/s: look for what is done again "
                  "for each token");
  else
    findings.note(figures);
}

void takes_time_by_length(Subject& subject, Findings& findings) {
  Stopwatch stopwatch(subject);
  constexpr std::size_t small_size = 32u << 10, times_larger = 16;
  const Document small_text = text_of_size(small_size),
                 large = text_of_size(small_size * times_larger);
  stopwatch.seconds(large, 1);
  const double growth =
      stopwatch.seconds(large, 2) / std::max(1e-6, stopwatch.seconds(small_text, 8));
  // Twice the linear growth, with a margin for caches; quadratic growth would be 256.
  if (growth > 4.0 * times_larger)
    findings.fail(fmt::format("a text of {} times the length takes {:.0f} times as long",
                              times_larger, growth),
                  "look for loops over all tokens or all records inside such loops, and for "
                  "regular expressions that go back");
}

}  // namespace

std::span<const Check> figures_checks() {
  static constexpr Check checks[] = {
      {"speed", Group::figures, "is not very slow", tells_its_speed},
      {"linear-time", Group::figures, "takes time in proportion to the text's length",
       takes_time_by_length},
  };
  return checks;
}

}  // namespace glossator::check
