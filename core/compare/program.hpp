#pragma once
#include <functional>
#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace glossator::compare {

/// The frame of a program's main(): parses the arguments, answers --help, turns exceptions into
/// messages and exit codes, and checks that standard output took everything.
int run_program(const cli::CommandLine& line, int argc, char** argv,
                const std::function<int(const boost::program_options::variables_map&)>& run);

}  // namespace glossator::compare
