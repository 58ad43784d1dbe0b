#include "input/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace glossator {

FileSource::FileSource(const std::string& path) {
  do {
    descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  } while (descriptor_ < 0 && errno == EINTR);
  if (descriptor_ < 0) {
    error_ = std::generic_category().message(errno);
    return;
  }
  struct stat status {};
  if (fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode))
    size_ = static_cast<std::size_t>(status.st_size);
}

FileSource::~FileSource() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::size_t FileSource::read_some(char* out, std::size_t size) {
  if (!error_.empty()) return 0;
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, out, size);
  } while (count < 0 && errno == EINTR);
  if (count >= 0) return static_cast<std::size_t>(count);
  error_ = std::generic_category().message(errno);
  return 0;
}

std::size_t AheadSource::read_some(char* out, std::size_t size) {
  if (ahead_at_ == ahead_.size()) {
    const std::size_t count = source_->read(out, size);
    if (count == 0) error_ = source_->error();
    return count;
  }
  const std::size_t count = std::min(size, ahead_.size() - ahead_at_);
  std::memcpy(out, ahead_.data() + ahead_at_, count);
  ahead_at_ += count;
  return count;
}

bool AheadSource::fill() {
  char block[4096];
  const std::size_t count = source_->read(block, sizeof block);
  ahead_.append(block, count);
  return count > 0;
}

std::string_view AheadSource::ahead(std::size_t size) {
  while (ahead_.size() - ahead_at_ < size && fill()) {
  }
  return std::string_view(ahead_).substr(ahead_at_);
}

// The offset of the first byte from `at` on that is no blank; that of the end if there is none.
std::size_t AheadSource::skip_blanks(std::size_t at) {
  while (true) {
    at = std::min(ahead_.find_first_not_of(" \t\r\n", at), ahead_.size());
    if (at < ahead_.size() || !fill()) return at;
  }
}

bool AheadSource::begins_with(std::string_view begin) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  while (ahead_.size() < byte_order_mark.size() && byte_order_mark.starts_with(ahead_) && fill()) {
  }
  std::size_t at = ahead_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  for (const char c : begin) {
    at = skip_blanks(at);
    if (at == ahead_.size() || ahead_[at] != c) return false;
    ++at;
  }
  return true;
}

bool read_all(ByteSource& source, std::size_t expected, std::size_t limit, std::string& out) {
  constexpr std::size_t block = 1 << 16;
  std::size_t size = 0;
  // One byte more than expected, as room for the read that finds the end.
  out.resize(std::min(expected > 0 ? expected + 1 : block, limit + 1));
  while (const std::size_t count = source.read(out.data() + size, out.size() - size)) {
    size += count;
    if (size > limit) return false;
    if (size == out.size()) out.resize(std::min(size * 2, limit + 1));
  }
  out.resize(size);
  return true;
}

}  // namespace glossator
