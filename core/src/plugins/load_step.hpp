#pragma once
#include <string_view>

namespace glossator {

/// While it lives, this thread runs code of a library that is being loaded. For messages about a
/// process that ends meanwhile.
class LoadStep {
 public:
  /// `file` is borrowed; `what` names the code: "its init()"; static.
  LoadStep(std::string_view file, const char* what) : file_(file), what_(what) { current_ = this; }
  ~LoadStep() { current_ = nullptr; }
  LoadStep(const LoadStep&) = delete;

  std::string_view file() const { return file_; }
  const char* what() const { return what_; }
  /// Returns the step of this thread, or NULL. A signal handler may call it.
  static const LoadStep* current() { return current_; }

 private:
  static inline thread_local const LoadStep* current_ = nullptr;
  const std::string_view file_;
  const char* const what_;
};

}  // namespace glossator
