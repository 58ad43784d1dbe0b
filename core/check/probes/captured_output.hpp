#pragma once
#include <cstdio>
#include <string>

namespace glossator::check {

/// Takes what the process writes to standard output and error from its making on.
class CapturedOutput {
 public:
  CapturedOutput();
  ~CapturedOutput();
  CapturedOutput(const CapturedOutput&) = delete;

  /// Lets output go where it went before; what was written until now.
  std::string stop();

 private:
  std::FILE* file_;
  int out_, error_;  ///< where they went; -1: again
};

}  // namespace glossator::check
