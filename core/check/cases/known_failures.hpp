#pragma once
#include <set>
#include <string>
#include <vector>

namespace glossator::check {

/// Reads a list of the names of cases that fail: a name a line; empty lines and lines that begin
/// with # do not count. Throws Error(usage) if it cannot be read or has a name twice.
std::set<std::string> read_known_failures(const std::string& path);

/// Throws Error(usage) if the list at `path` names a case that no file of `case_files` has, or a
/// name that several cases share. Throws what read_spec_file() throws.
void check_known_failures(const std::string& path, const std::vector<std::string>& case_files);

/// Takes the lines of `names` off the list at `path`. Throws Error(output) if it cannot be written.
void shrink_known_failures(const std::string& path, const std::set<std::string>& names);

}  // namespace glossator::check
