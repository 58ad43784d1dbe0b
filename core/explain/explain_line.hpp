#pragma once
#include "cli/command_line.hpp"

namespace glossator::explain {

/// The options of `gloss explain`.
cli::CommandLine explain_line();

}  // namespace glossator::explain
