#include "output/file_sink.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "glossator/error.hpp"
#include "system/write_all.hpp"

namespace glossator {
namespace {

std::string reason() { return std::strerror(errno); }

}  // namespace

FileSink::FileSink(const std::string& path, std::optional<std::uint64_t> from)
    : path_(path), position_(from.value_or(0)) {
  if (path.empty()) {
    descriptor_ = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (descriptor_ < 0) throw Error(ErrorCode::output, "standard output: " + reason());
    return;
  }
  descriptor_ = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  // A device or pipe has no length to cut.
  struct stat status {};
  const bool is_file =
      descriptor_ >= 0 && fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  if (descriptor_ >= 0 &&
      (!is_file || (ftruncate(descriptor_, static_cast<off_t>(position_)) == 0 &&
                    lseek(descriptor_, 0, SEEK_END) >= 0)))
    return;
  const std::string problem = reason();
  if (descriptor_ >= 0) ::close(descriptor_);
  throw Error(ErrorCode::usage, path + ": cannot be written: " + problem);
}

FileSink::~FileSink() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FileSink::write(const WrittenGroup& group) {
  if (!write_all(descriptor_, group.bytes)) {
    pipe_closed_ = errno == EPIPE;
    throw Error(ErrorCode::output,
                (path_.empty() ? "standard output" : path_) + ": cannot be written: " + reason());
  }
  std::size_t begin = 0;
  for (WrittenDocument& document : group.documents) {
    document.place = position_ + begin;
    begin = document.end;
  }
  position_ += group.bytes.size();
}

void FileSink::close() {
  const int descriptor = descriptor_;
  descriptor_ = -1;
  if (::close(descriptor) != 0)
    throw Error(ErrorCode::output,
                (path_.empty() ? "standard output" : path_) + ": cannot be written: " + reason());
}

}  // namespace glossator
