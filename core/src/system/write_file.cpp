#include "system/write_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "system/descriptor.hpp"
#include "system/write_all.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;

bool write_to(const std::string& path, int flags, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, 0666));
  return file.number() >= 0 && write_all(file.number(), bytes);
}

}  // namespace

bool write_file(const std::string& path, std::string_view bytes) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (fs::exists(status) && !fs::is_regular_file(status)) return write_to(path, 0, bytes);
  const bool is_link = fs::exists(status) && fs::is_symlink(path, failure);
  const std::string file = is_link ? fs::canonical(path, failure).string() : path;
  const std::string part = file + ".part-" + std::to_string(getpid());
  if (write_to(part, O_CREAT | O_TRUNC, bytes) && ::rename(part.c_str(), file.c_str()) == 0)
    return true;
  const int cause = errno;
  fs::remove(part, failure);
  errno = cause;
  return false;
}

}  // namespace glossator
