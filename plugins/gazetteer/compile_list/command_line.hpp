#pragma once
#include <boost/program_options.hpp>
#include <string>
#include <vector>

namespace gloss::gazetteer {

/// What was typed, checked. Throws std::runtime_error with what is wrong, the nearest option and
/// where help is.
boost::program_options::variables_map parse_command_line(const std::vector<std::string>& arguments);

/// What `--help` prints.
std::string help_text();

}  // namespace gloss::gazetteer
