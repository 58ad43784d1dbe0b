#pragma once
#include <string>
#include <string_view>

namespace glossator {

/// The content of a file, mapped read-only into memory: the system reads its pages when they are
/// used, and may drop them again. The file must not become shorter meanwhile.
class MappedFile {
 public:
  /// Throws Error(resource) if the file cannot be read.
  explicit MappedFile(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace glossator
