#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "check/suite/findings.hpp"

namespace glossator::check {

class Subject;

enum class Group {
  file,
  loading,
  description,
  options,
  processing,
  threads,
  trouble,
  cases,
  fuzz,
  figures
};
const char* name_of(Group group);

/// Whether a check needs an annotator that can be made with the options that are given.
enum class Needs {
  as_its_group,  ///< not the groups file, loading, description and cases
  annotator,
  nothing
};

/// One check of the suite. It runs in a process of its own, so it may change the process as it
/// likes: signals, limits, environment, current folder.
struct Check {
  std::string_view name;  ///< kebab-case, unique
  Group group;
  std::string_view about;  ///< a sentence without full stop that holds for a plugin that passes
  /// Any exception is a failure, with the exception's text.
  void (*run)(Subject& subject, Findings& findings);
  Needs needs = Needs::as_its_group;
};

/// The checks of `all` that `names` selects by name or group; all if it is empty. Throws
/// Error(usage) for an unknown name.
std::vector<Check> select_checks(const std::vector<Check>& all,
                                 const std::vector<std::string>& names);

}  // namespace glossator::check
