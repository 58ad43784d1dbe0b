#pragma once
#include <string>
#include <vector>

#include "check/subject/subject.hpp"
#include "cli/command_line.hpp"

namespace glossator::check {

/// The options of `gloss check`, and its help.
cli::CommandLine check_line();

/// Reads the user's request for checks. Throws Error(usage) for an invalid one.
Order order_of(const boost::program_options::variables_map& values);

/// The files given with --cases, with those of folders.
std::vector<std::string> case_files(const boost::program_options::variables_map& values);

/// The files that --texts names. Throws Error(usage) for what is no file of texts.
std::vector<std::string> text_files(const boost::program_options::variables_map& values);

}  // namespace glossator::check
