#pragma once
#include <string>

#include "commands.hpp"

namespace glossator::cli {

/// Whether `gloss COMMAND` is a program of its own, gloss-COMMAND in the folder of this one. The
/// program may be missing: a build may leave it out.
bool is_program_beside(const std::string& command);

/// Becomes that program: process, standard streams and signals stay the same, and its exit code
/// becomes the command's. Throws Error(usage) if the program cannot be started.
[[noreturn]] void become_program(const std::string& command, const Arguments& arguments);

}  // namespace glossator::cli
