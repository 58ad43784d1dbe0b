#pragma once
#include <optional>
#include <string>
#include <vector>

#include "glossator/error.hpp"

namespace glossator {

/// The words of a plugin that refuses its options.
struct StartRefusal {
  std::size_t step;
  ErrorCode code;
  std::string said;
};

/// Why plugins are not ready for the first document.
struct StartFailure : Error {
  StartFailure(ErrorCode code, const std::string& message, std::optional<std::size_t> at)
      : Error(code, message), step(at) {}
  std::optional<std::size_t> step;          ///< the step at fault
  std::vector<StartRefusal> refusals = {};  ///< why, if plugins refuse their options
};

}  // namespace glossator
