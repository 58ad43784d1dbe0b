#pragma once
#include <cstddef>
#include <string_view>

#include "chain/config_problems.hpp"
#include "chain/step.hpp"

namespace glossator {

/// Adds what a plugin says against its options, as its create() failed. Each line is a problem of
/// its own, except those that begin with a blank, which continue the line before. A line that
/// begins with "option /POINTER: ", or names a file that an option gives, has the place of that
/// option; any other has that of all options. `number`: of the step in the config.
void add_refusal(const Step& step, const StepConfig& config, std::size_t number,
                 std::string_view said, ConfigProblems& problems);

}  // namespace glossator
