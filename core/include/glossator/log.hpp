#pragma once
#include <functional>
#include <string_view>

#include "api.hpp"

namespace GLOSSATOR_API glossator {

/// The numbers are those of gloss_host.log.
enum class LogLevel { debug = 0, info = 1, warning = 2, error = 3 };

/// Receives the messages of the host and of plugins. Called by any thread, also by several at once.
/// The text is borrowed until the call returns.
using Logger = std::function<void(LogLevel level, std::string_view message)>;

/// Writes "[level] message" lines of at least `least` to standard error (spdlog).
GLOSSATOR_API Logger standard_error_logger(LogLevel least = LogLevel::info);

}  // namespace glossator
