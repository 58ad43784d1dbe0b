#include "message_board.hpp"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <utility>

namespace gloss_python {
namespace {

std::uint64_t load(const std::uint64_t& value) { return __atomic_load_n(&value, __ATOMIC_SEQ_CST); }
void store(std::uint64_t& value, std::uint64_t to) {
  __atomic_store_n(&value, to, __ATOMIC_SEQ_CST);
}

}  // namespace

// The seals keep the child from taking memory away that the host reads.
MessageBoard::MessageBoard()
    : file_(memfd_create("glossator-messages", MFD_CLOEXEC | MFD_ALLOW_SEALING)),
      sent_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      answered_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (file_.get() < 0 || sent_.get() < 0 || answered_.get() < 0) return;
  if (ftruncate(file_.get(), size) != 0) return;
  if (fcntl(file_.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) return;
  void* const mapped = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file_.get(), 0);
  if (mapped != MAP_FAILED) memory_ = static_cast<char*>(mapped);
}

MessageBoard::MessageBoard(MessageBoard&& other) noexcept
    : file_(std::move(other.file_)),
      sent_(std::move(other.sent_)),
      answered_(std::move(other.answered_)),
      memory_(std::exchange(other.memory_, nullptr)),
      answers_(other.answers_) {}

MessageBoard::~MessageBoard() {
  if (memory_) munmap(memory_, size);
}

bool MessageBoard::leave(std::span<const char> message) {
  if (is_missing()) return false;
  const bool fits = message.size() <= area;
  if (fits) std::memcpy(memory_ + page, message.data(), message.size());
  store(own().size, fits ? message.size() : 0);
  store(own().count, own().count + 1);
  if (load(childs().is_asleep) != 0) eventfd_write(sent_.get(), 1);
  return fits;
}

bool MessageBoard::has_answer() const { return load(childs().count) > answers_; }

std::span<const char> MessageBoard::take() {
  ++answers_;
  const std::uint64_t bytes = load(childs().size);
  return {memory_ + page + area, bytes <= area ? static_cast<std::size_t>(bytes) : 0};
}

void MessageBoard::fall_asleep() { store(own().is_asleep, 1); }

void MessageBoard::wake() {
  store(own().is_asleep, 0);
  eventfd_t rung;
  eventfd_read(answered_.get(), &rung);
}

}  // namespace gloss_python
