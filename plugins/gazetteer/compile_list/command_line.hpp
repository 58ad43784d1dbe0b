#pragma once
#include <boost/program_options.hpp>
#include <string>
#include <vector>

namespace gloss::gazetteer {

/// Parses and checks the arguments. Throws std::runtime_error with the fault, the nearest option
/// and a pointer to the help.
boost::program_options::variables_map parse_command_line(const std::vector<std::string>& arguments);

/// The text of `--help`.
std::string help_text();

}  // namespace gloss::gazetteer
