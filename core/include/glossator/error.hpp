#pragma once
#include <stdexcept>
#include <string>
#include <vector>

#include "api.hpp"

namespace GLOSSATOR_API glossator {

/// The kind of an error. Its text has the details and the next step.
enum class ErrorCode {
  usage,     ///< the caller asked for something that does not exist or cannot be combined
  config,    ///< a config file or string is wrong
  plugin,    ///< a plugin library cannot be found, loaded or used
  resource,  ///< a model, word list or other file of a plugin is missing or unreadable
  input,     ///< an input file cannot be read, or holds a broken document
  output,    ///< the results cannot be written
  document,  ///< one document could not be annotated; others can
  contract,  ///< a plugin broke the contract of gloss/plugin.h; its records were refused
  limit,     ///< a size, count or time limit was reached
  cancelled,
  internal,  ///< a bug in Glossator
  crash,     ///< the process of a plugin died (run.isolation)
  timeout,   ///< the process of a plugin exceeded its time and was killed (run.isolation)
};

/// The one error type of the library. Message: where, what is wrong, what was expected or known,
/// the next step; no full stop at the end.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

/// The name of `code` in the result of a failed document: "document", "limit" ...
GLOSSATOR_API const char* name_of(ErrorCode code);

/// One problem of a config.
struct Problem {
  std::string file;     ///< as the user named it; empty for a config made in memory
  unsigned line = 0;    ///< from 1; 0: no place in the text, for example a missing file
  unsigned column = 0;  ///< from 1, in bytes
  std::string pointer;  ///< JSON Pointer (RFC 6901) of the value or key
  std::string message;

  /// "FILE:LINE:COLUMN: POINTER: MESSAGE"
  std::string text() const;
};

/// All problems of a config; what() has a line for each.
class ConfigError : public Error {
 public:
  explicit ConfigError(std::vector<Problem> problems);
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace glossator
