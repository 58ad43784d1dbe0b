#include "glossator/error.hpp"

namespace glossator {
namespace {

std::string joined(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += problem.text();
  }
  return text;
}

}  // namespace

const char* name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::config:
      return "config";
    case ErrorCode::plugin:
      return "plugin";
    case ErrorCode::resource:
      return "resource";
    case ErrorCode::input:
      return "input";
    case ErrorCode::output:
      return "output";
    case ErrorCode::document:
      return "document";
    case ErrorCode::contract:
      return "contract";
    case ErrorCode::limit:
      return "limit";
    case ErrorCode::cancelled:
      return "cancelled";
    case ErrorCode::internal:
      return "internal";
    case ErrorCode::crash:
      return "crash";
    case ErrorCode::timeout:
      return "timeout";
  }
  return "internal";
}

std::string Problem::text() const {
  std::string text = file;
  if (line != 0) {
    if (text.empty()) {
      text = "line " + std::to_string(line) + ", column " + std::to_string(column);
    } else {
      text += ':' + std::to_string(line) + ':' + std::to_string(column);
    }
  }
  for (const std::string& part : {pointer, message}) {
    if (part.empty()) continue;
    if (!text.empty()) text += ": ";
    text += part;
  }
  return text;
}

ConfigError::ConfigError(std::vector<Problem> problems)
    : Error(ErrorCode::config, joined(problems)), problems_(std::move(problems)) {}

}  // namespace glossator
