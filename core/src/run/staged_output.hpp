#pragma once
#include <string>

namespace glossator {

/// An output that is written beside the one that it replaces at its end: until then, and if the
/// process is killed, the old output is whole.
class StagedOutput {
 public:
  /// `output` exists. The new one will be path(), OUT.updating; what a killed run left there is
  /// removed. Throws Error(output).
  explicit StagedOutput(const std::string& output);
  /// Removes the new output, unless it has taken its place.
  ~StagedOutput();
  StagedOutput(const StagedOutput&) = delete;

  const std::string& path() const { return path_; }
  const std::string& index() const { return index_; }  ///< of the new output
  /// Puts the new output and its index in the place of the old ones. Throws Error(output).
  void replace();

 private:
  void discard() const;

  std::string output_;  // without links
  std::string path_;
  std::string old_index_, index_;
};

}  // namespace glossator
