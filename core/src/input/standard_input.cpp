#include "input/standard_input.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace glossator {
namespace {

// A signal may reach another thread, or come before the wait begins, so the wait is short.
constexpr int milliseconds_between_looks = 50;

bool has_bytes_within(int milliseconds) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  const int ready = poll(&input, 1, milliseconds);
  if (ready < 0)
    return errno != EINTR;  // the read reports a descriptor that poll() cannot wait for
  return ready > 0;
}

}  // namespace

bool StandardInput::would_wait() const { return !has_bytes_within(0); }

// Waits for bytes. Returns false if interrupted.
bool StandardInput::wait() {
  while (!stop_ || !stop_->load(std::memory_order_relaxed))
    if (has_bytes_within(milliseconds_between_looks)) return true;
  error_ = std::generic_category().message(EINTR);
  return false;
}

std::size_t StandardInput::read_some(char* out, std::size_t size) {
  while (error_.empty() && wait()) {
    const ssize_t count = ::read(STDIN_FILENO, out, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR && errno != EAGAIN) error_ = std::generic_category().message(errno);
  }
  return 0;
}

}  // namespace glossator
