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

  /// How many bytes were written until now.
  std::size_t size();
  /// The output behind its first `begin` bytes.
  std::string since(std::size_t begin);

  /// Lets output go where it went before; returns the output until now.
  std::string stop();

 private:
  std::FILE* file_;
  int out_, error_;  ///< the original descriptors; -1: restored
};

}  // namespace glossator::check
