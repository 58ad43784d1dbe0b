#include "check/probes/needed_libraries.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <sstream>

#ifdef __linux__
#include <sys/auxv.h>
#endif

#include "system/child_process.hpp"

namespace glossator::check {
namespace {

/// The file of the loader that runs this program; empty if it is not known.
std::string loader_file() {
#ifdef __GLIBC__
  Dl_info about{};
  const auto* const base = reinterpret_cast<const void*>(getauxval(AT_BASE));
  if (base && dladdr(base, &about) != 0 && about.dli_fname) return about.dli_fname;
#endif
  return "";
}

/// The text between `begin` and `end` in `line`; empty if either is missing.
std::string between(const std::string& line, const std::string& begin, const std::string& end) {
  const auto at = line.find(begin);
  if (at == line.npos) return "";
  const auto from = at + begin.size();
  const auto to = line.find(end, from);
  return to == line.npos ? "" : line.substr(from, to - from);
}

}  // namespace

std::optional<Unresolved> unresolved_of(const std::string& path) {
  const std::string loader = loader_file();
  if (loader.empty()) return std::nullopt;
  // Like `ldd -r`, which reports missing symbols too.
  const char* const asks[] = {"LD_TRACE_LOADED_OBJECTS", "LD_WARN", "LD_BIND_NOW"};
  for (const char* variable : asks) setenv(variable, "1", 1);
  const ChildOutcome outcome = run_child(loader, {path}, std::chrono::seconds(20));
  for (const char* variable : asks) unsetenv(variable);
  Unresolved unresolved;
  std::istringstream lines(outcome.printed);
  for (std::string line; std::getline(lines, line);) {
    if (const auto symbol = between(line, "undefined symbol: ", "\t(" + path); !symbol.empty())
      unresolved.symbols.push_back(symbol.substr(0, symbol.find(',')));
    else if (const auto library = between(line, "\t", " => not found"); !library.empty())
      unresolved.libraries.push_back(library);
    else if (const auto version = between(line, ": version `", "' not found"); !version.empty())
      unresolved.libraries.push_back(version);
  }
  return unresolved;
}

}  // namespace glossator::check
