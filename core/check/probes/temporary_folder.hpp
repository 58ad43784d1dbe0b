#pragma once
#include <filesystem>

namespace glossator::check {

/// A new folder, which is removed with all that is in it. Throws Error(internal) if none can be
/// made.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace glossator::check
