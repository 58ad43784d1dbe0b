#pragma once
#include <filesystem>

namespace glossator::check {

/// A new folder, removed with its content at the end. Throws Error(internal) if none can be made.
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
