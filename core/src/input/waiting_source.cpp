#include "input/waiting_source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace glossator {
namespace {

// A signal may reach another thread, or come before the wait begins, so the wait is short.
constexpr int milliseconds_between_looks = 50;

// Also if there are no more: the read tells. A pipe has none before its first writer came.
bool has_bytes_within(int descriptor, int milliseconds) {
  pollfd input{descriptor, POLLIN, 0};
  const int ready = poll(&input, 1, milliseconds);
  if (ready < 0)
    return errno != EINTR;  // the read reports a descriptor that poll() cannot wait for
  return ready > 0;
}

}  // namespace

bool WaitingSource::would_wait() const { return !has_bytes_within(descriptor_, 0); }

// Waits for bytes. Returns false if interrupted.
bool WaitingSource::wait() {
  while (!stop_ || !stop_->load(std::memory_order_relaxed))
    if (has_bytes_within(descriptor_, milliseconds_between_looks)) return true;
  error_ = std::generic_category().message(EINTR);
  return false;
}

std::size_t WaitingSource::read_some(char* out, std::size_t size) {
  while (error_.empty() && wait()) {
    const ssize_t count = ::read(descriptor_, out, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR && errno != EAGAIN) error_ = std::generic_category().message(errno);
  }
  return 0;
}

// Without O_NONBLOCK the system waits in open() for the first writer.
PipeSource::PipeSource(const std::string& path, const std::atomic<bool>* stop)
    : WaitingSource(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), stop) {
  if (descriptor_ < 0) error_ = std::generic_category().message(errno);
}

PipeSource::~PipeSource() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool PipeSource::is_one(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 &&
         (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode));
}

}  // namespace glossator
