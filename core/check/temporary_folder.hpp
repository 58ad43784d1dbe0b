#pragma once
#include <filesystem>

namespace glossator::check {

/// A folder that is removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();  ///< throws std::runtime_error
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace glossator::check
