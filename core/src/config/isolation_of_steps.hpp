#pragma once
#include "glossator/config.hpp"

namespace glossator {

/// Whether the config has any step run in another process.
bool has_isolated_steps(const Config& config);

/// The config with all steps isolated so.
Config with_isolation(const Config& config, Isolation isolation);

}  // namespace glossator
