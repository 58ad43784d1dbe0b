#pragma once
#include <string>
#include <vector>

namespace glossator::view {

/// A run of `gloss run` for a page. Its output, with texts, lies in a folder that the destructor
/// removes.
class FreshRun {
 public:
  /// `arguments` are those of `gloss run` without the output. Waits until it ends. Throws
  /// Error(usage) if it annotates nothing; its messages are on standard error.
  explicit FreshRun(std::vector<std::string> arguments);
  ~FreshRun();
  FreshRun(const FreshRun&) = delete;
  FreshRun& operator=(const FreshRun&) = delete;

  const std::string& output() const { return output_; }

 private:
  std::string folder_, output_;
};

}  // namespace glossator::view
