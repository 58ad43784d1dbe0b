#pragma once
#include <string>
#include <vector>

#include "check/subject/subject.hpp"
#include "cli/command_line.hpp"

namespace glossator::check {

/// The options of `gloss check`, and its help.
cli::CommandLine check_line();

/// What a user asks to be checked. Throws Error(usage) if it makes no sense.
Order order_of(const boost::program_options::variables_map& values);

/// The names that --only has.
std::vector<std::string> selected_names(const boost::program_options::variables_map& values);

/// The files that --cases names, those of folders too.
std::vector<std::string> case_files(const boost::program_options::variables_map& values);

}  // namespace glossator::check
