#include "interchange/file_lines.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "glossator/error.hpp"
#include "input/decompressed_source.hpp"

namespace glossator::interchange {
namespace {

constexpr std::size_t longest_line = std::size_t(1) << 30;

std::unique_ptr<ByteSource> opened(const std::string& path) {
  errno = 0;
  if (std::filesystem::is_directory(path))
    throw Error(ErrorCode::input, path + ": is a folder; name a file in it");
  if (!std::ifstream(path))
    throw Error(ErrorCode::input, path + ": cannot be read: " + std::strerror(errno));
  return decompressed(std::make_unique<FileSource>(path));
}

}  // namespace

FileLines::FileLines(const std::string& path)
    : path_(path), source_(opened(path)), lines_(*source_, longest_line) {}

bool FileLines::next(std::string_view& line) {
  if (lines_.next(line)) {
    if (lines_.number() == 1) line = without_mark(line);
    if (!lines_.is_too_long()) return true;
    throw Error(ErrorCode::input, place() + "the line is longer than 1 GiB");
  }
  if (is_broken_ || source_->error().empty()) return false;
  is_broken_ = true;
  throw Error(ErrorCode::input, path_ + ": " + source_->error());
}

std::string FileLines::place() const {
  return path_ + ":" + std::to_string(lines_.number()) + ": ";
}

}  // namespace glossator::interchange
