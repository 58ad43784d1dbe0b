#include "input/results_of_runs.hpp"

#include <unistd.h>

#include <algorithm>

#include "system/beside_output.hpp"
#include "system/file_begin.hpp"

namespace glossator {
namespace {

/// The first key of a JSON object that begins a file; "" if none does.
std::string first_key(const std::string& path) {
  constexpr std::size_t enough = 64;
  std::string begin = file_begin(path, enough);
  std::erase_if(begin, [](char c) { return c == ' ' || c == '\n'; });
  if (!begin.starts_with("{\"")) return "";
  return begin.substr(2, begin.find('"', 2) - 2);
}

bool is_there(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

}  // namespace

bool ResultsOfRuns::contains(const std::string& path) {
  const std::string manifest = manifest_file_of(path), journal = journal_file_of(path);
  if (is_there(manifest) && first_key(manifest) == "glossator") return true;
  // A run that was broken off at its begin leaves an empty one.
  return is_there(journal) && (file_begin(journal, 1).empty() || first_key(journal) == "journal");
}

bool ResultsOfRuns::contains_below(const std::string& path, std::size_t typed) {
  for (std::size_t end = path.find('/', typed); end != path.npos; end = path.find('/', end + 1)) {
    const std::string folder = path.substr(0, end);
    const auto [known, is_new] = folders_.try_emplace(folder, false);
    if (is_new) known->second = contains(folder);
    if (known->second) return true;
  }
  return contains(path);
}

}  // namespace glossator
