#pragma once
#include <string>
#include <vector>

namespace glossator {

/// Throws Error(usage) if a regular file of `written` is one of `read`, by whatever name or link,
/// or lies below a folder of `read`. Both may hold paths that are not there, "-" and empty ones.
void refuse_overwritten_inputs(const std::vector<std::string>& written,
                               const std::vector<std::string>& read);

/// The files that `inputs` lead to, as find_input_files() finds them, and the lists themselves.
/// Inputs that lead to no file are left out: who reads them tells of them.
std::vector<std::string> paths_of_inputs(const std::vector<std::string>& inputs);

}  // namespace glossator
