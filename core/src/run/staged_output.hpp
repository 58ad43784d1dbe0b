#pragma once
#include <string>

namespace glossator {

/// An output that is written beside the one that it replaces at its end: until then, and if the
/// process is killed, the old output is whole.
class StagedOutput {
 public:
  /// Whether a killed update left a new output of `output`, which it had not finished.
  static bool is_left(const std::string& output);

  /// `output` exists. The new one will be path(), OUT.updating; what is_left() is removed, and so
  /// is anything there if `was_killed`. Throws Error(usage) if there is something else,
  /// Error(output) if `output` cannot be followed.
  StagedOutput(const std::string& output, bool was_killed);
  /// Removes the new output, unless it has taken its place.
  ~StagedOutput();
  StagedOutput(const StagedOutput&) = delete;

  const std::string& path() const { return path_; }
  const std::string& index() const { return index_; }  ///< of the new output
  /// Puts the new output and its index in the place of the old ones, which are removed. Throws
  /// Error(output).
  void replace();

 private:
  void discard() const;

  std::string output_;  // without links
  std::string path_;
  std::string old_index_, index_;
};

}  // namespace glossator
