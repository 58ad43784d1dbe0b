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

constexpr int most_links = 40;  // as many as Linux follows

}  // namespace

std::string file_behind_links(const std::string& path) {
  std::error_code failure;
  fs::path file = path;
  for (int i = 0; i < most_links && fs::is_symlink(file, failure); ++i)
    file = file.parent_path() / fs::read_symlink(file, failure);
  return file.string();
}

bool is_special_file(const std::string& path) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  return fs::exists(status) && !fs::is_regular_file(status);
}

bool write_file(const std::string& path, std::string_view bytes) {
  std::error_code failure;
  if (is_special_file(path)) return write_to(path, 0, bytes);
  const std::string file = file_behind_links(path);
  const std::string part = file + ".part-" + std::to_string(getpid());
  if (write_to(part, O_CREAT | O_TRUNC, bytes) && ::rename(part.c_str(), file.c_str()) == 0)
    return true;
  const int cause = errno;
  fs::remove(part, failure);
  errno = cause;
  return false;
}

}  // namespace glossator
