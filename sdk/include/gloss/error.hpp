#pragma once
/// The text and error types that cross between C and C++.
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "plugin.h"
#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

inline std::string_view view(gloss_string text) {
  return {text.data, static_cast<std::size_t>(text.size)};
}
inline gloss_string string(std::string_view text) { return {text.data(), text.size()}; }

/// A failure with the status that tells the host what to do next. Any other exception, and one of
/// GLOSS_OK, means GLOSS_E_CONFIG in a constructor and GLOSS_E_DOCUMENT in process().
class Error : public std::runtime_error {
 public:
  Error(gloss_status status, const std::string& message)
      : std::runtime_error(message), status_(status) {}
  gloss_status status() const { return status_; }

 private:
  gloss_status status_;
};

}  // namespace gloss
