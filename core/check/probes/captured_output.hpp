#pragma once
#include <cstdio>
#include <string>

namespace glossator::check {

/// Captures the standard output and error of the process from construction on.
class CapturedOutput {
 public:
  CapturedOutput();
  ~CapturedOutput();
  CapturedOutput(const CapturedOutput&) = delete;

  /// Restores the output; returns what was captured.
  std::string stop();

 private:
  std::FILE* file_;
  int out_, error_;  ///< the original descriptors; -1: restored
};

}  // namespace glossator::check
