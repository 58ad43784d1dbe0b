#include "isolation/plugin_deaths.hpp"

#include <cmath>

namespace glossator {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

}  // namespace

PluginDeaths::PluginDeaths(std::size_t steps, const RunConfig& run)
    : limits_(run.quarantine), steps_(steps) {}

void PluginDeaths::note_documents(std::size_t first, std::size_t last, std::uint64_t count) {
  if (count == 0) return;
  const std::lock_guard lock(mutex_);
  for (std::size_t i = first; i < last; ++i) {
    steps_[i].documents += count;
    steps_[i].in_a_row = 0;
  }
}

void PluginDeaths::note_failed(std::size_t first, std::size_t last) {
  const std::lock_guard lock(mutex_);
  for (std::size_t i = first; i < last; ++i) ++steps_[i].documents;
}

void PluginDeaths::note_death(std::size_t step, const std::string& what, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  Record& record = steps_[step];
  ++record.deaths;
  if (record.in_a_row++ == 0) record.row_begin = now;
  if (!record.reason.empty()) return;
  record.reason = too_many(record, now);
  if (record.reason.empty()) return;
  record.reason += "; the last time it " + what;
  any_ = true;
}

// Why the step is to be put in quarantine, or "".
std::string PluginDeaths::too_many(const Record& record, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - record.row_begin).count();
  const std::string in_a_row =
      "its process died on " + std::to_string(record.in_a_row) + " documents in a row";
  if (record.in_a_row > limits_.deaths)
    return in_a_row + "; run.quarantine.deaths allows " + std::to_string(limits_.deaths);
  if (record.in_a_row > 1 && seconds > limits_.seconds)
    return in_a_row + ", in " + number(std::round(seconds)) + " s; run.quarantine.seconds allows " +
           number(limits_.seconds) + " s";
  if (record.documents >= limits_.documents &&
      static_cast<double>(record.deaths) * 100 >
          limits_.percent * static_cast<double>(record.documents))
    return "its process died on " + std::to_string(record.deaths) + " of " +
           std::to_string(record.documents) + " documents; run.quarantine.percent allows " +
           number(limits_.percent) + " %";
  return "";
}

void PluginDeaths::quarantine(std::size_t step, const std::string& reason) {
  const std::lock_guard lock(mutex_);
  if (steps_[step].reason.empty()) steps_[step].reason = reason;
  any_ = true;
}

std::string PluginDeaths::reason(std::size_t step) const {
  const std::lock_guard lock(mutex_);
  return steps_[step].reason;
}

}  // namespace glossator
