#include "isolation/shared_memory.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "glossator/error.hpp"

namespace glossator {
namespace {

char* map(int descriptor, std::size_t size, SharedMemory::Access access, ErrorCode code) {
  const int protection = PROT_READ | (access == SharedMemory::Access::write ? PROT_WRITE : 0);
  void* data = mmap(nullptr, size, protection, MAP_SHARED, descriptor, 0);
  if (data == MAP_FAILED)
    throw Error(code, "cannot map " + std::to_string(size >> 20) +
                          " MiB to share with a worker process: " + std::strerror(errno) +
                          "; see run.limits.memory_mb and `ulimit -v`");
  return static_cast<char*>(data);
}

}  // namespace

SharedMemory SharedMemory::make(std::size_t size, bool read_only_elsewhere) {
  SharedMemory memory;
  memory.descriptor_ = Descriptor(memfd_create("glossator", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!memory.descriptor_.is_open() ||
      ftruncate(memory.descriptor_.number(), static_cast<off_t>(size)) != 0)
    throw Error(
        ErrorCode::limit,
        std::string("cannot make memory to share with a worker process: ") + std::strerror(errno));
  memory.data_ = map(memory.descriptor_.number(), size, Access::write, ErrorCode::limit);
  memory.size_ = size;
  const int descriptor = memory.descriptor_.number();
  // If the other process shrank the memory, this one would read past its end.
  if (fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) != 0)
    throw Error(ErrorCode::internal,
                std::string("cannot seal shared memory: ") + std::strerror(errno));
  // Needs Linux 5.1; without it only the other process itself keeps its mapping read-only.
  if (read_only_elsewhere) fcntl(descriptor, F_ADD_SEALS, F_SEAL_FUTURE_WRITE);
  return memory;
}

SharedMemory SharedMemory::open(Descriptor descriptor, Access access) {
  struct stat status {};
  if (fstat(descriptor.number(), &status) != 0 || status.st_size <= 0)
    throw Error(ErrorCode::internal, "no shared memory behind the descriptor");
  SharedMemory memory;
  memory.size_ = static_cast<std::size_t>(status.st_size);
  memory.data_ = map(descriptor.number(), memory.size_, access, ErrorCode::internal);
  return memory;
}

SharedMemory::~SharedMemory() {
  if (data_) munmap(data_, size_);
}

void SharedMemory::swap(SharedMemory& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
}

}  // namespace glossator
