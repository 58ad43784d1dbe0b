#include "isolation/plugin_deaths.hpp"

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
  const std::lock_guard lock(mutex_);
  for (std::size_t i = first; i < last; ++i) steps_[i].documents += count;
}

void PluginDeaths::note_death(std::size_t step, const std::string& what, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  Record& record = steps_[step];
  ++record.deaths;
  record.recent.push_back(now);
  const auto window = std::chrono::duration<double>(limits_.seconds);
  while (now - record.recent.front() > window) record.recent.pop_front();
  if (!record.reason.empty()) return;
  if (record.recent.size() > limits_.deaths)
    record.reason = "its process died on " + std::to_string(record.recent.size()) +
                    " documents within " + number(limits_.seconds) +
                    " s; run.quarantine.deaths allows " + std::to_string(limits_.deaths);
  else if (record.documents >= limits_.documents &&
           static_cast<double>(record.deaths) * 100 >
               limits_.percent * static_cast<double>(record.documents))
    record.reason = "its process died on " + std::to_string(record.deaths) + " of " +
                    std::to_string(record.documents) +
                    " documents; run.quarantine.percent allows " + number(limits_.percent) + " %";
  if (record.reason.empty()) return;
  record.reason += "; the last time it " + what;
  any_ = true;
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
