#pragma once
#include <string>
#include <vector>

namespace glossator::cli {

using Arguments = std::vector<std::string>;

// Each takes the arguments behind the command's name and returns an exit code. They throw Error.
int run_command(const Arguments& arguments);
int validate_command(const Arguments& arguments);
int plugins_command(const Arguments& arguments);
int new_plugin_command(const Arguments& arguments);
int help_command(const Arguments& arguments);

/// The one-screen overview that `gloss` alone prints.
std::string overview();

}  // namespace glossator::cli
