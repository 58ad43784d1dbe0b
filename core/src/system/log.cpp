#include "glossator/log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>

#include "text/readable_text.hpp"

namespace glossator {
namespace {

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    default:
      return spdlog::level::err;
  }
}

}  // namespace

Logger standard_error_logger(LogLevel least) {
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
  auto logger = std::make_shared<spdlog::logger>("glossator", std::move(sink));
  logger->set_pattern("%^[%l]%$ %v");
  logger->set_level(spdlog_level(least));
  return [logger](LogLevel level, std::string_view message) {
    logger->log(spdlog_level(level), terminal_text(message));
  };
}

}  // namespace glossator
