// The allocation functions of this program and of the plugins that it loads: those of the C
// library, but a refusal is noted. A plugin that ignores NULL crashes anywhere afterwards, and
// nothing else tells that it wanted memory. The functions of C++ call these.
#include <dlfcn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstdarg>
#include <cstddef>

#include "isolation/refused_memory.hpp"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#define PUBLIC [[gnu::visibility("default")]]

namespace {

void* noted(void* block) {
  if (!block) [[unlikely]]
    glossator::note_refused_memory();
  return block;
}

void* mapped(long address) {
  if (address == -1 && errno == ENOMEM) [[unlikely]]
    glossator::note_refused_memory();
  return std::bit_cast<void*>(address);
}

}  // namespace

extern "C" {

void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

PUBLIC void* malloc(std::size_t size) { return noted(__libc_malloc(size)); }
PUBLIC void* calloc(std::size_t count, std::size_t size) {
  return noted(__libc_calloc(count, size));
}
PUBLIC void* realloc(void* block, std::size_t size) {
  // For the size 0 it frees the block and gives NULL.
  void* const moved = __libc_realloc(block, size);
  return size == 0 ? moved : noted(moved);
}
PUBLIC void* memalign(std::size_t alignment, std::size_t size) {
  return noted(__libc_memalign(alignment, size));
}
PUBLIC void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return noted(__libc_memalign(alignment, size));
}
PUBLIC int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
  if (!std::has_single_bit(alignment) || alignment % sizeof(void*) != 0) return EINVAL;
  const int before = errno;
  void* const block = noted(__libc_memalign(alignment, size));
  errno = before;
  if (!block) return ENOMEM;
  *out = block;
  return 0;
}

PUBLIC void* mmap(void* address, std::size_t size, int protection, int flags, int file,
                  off_t offset) noexcept {
  return mapped(syscall(SYS_mmap, address, size, protection, flags, file, offset));
}
PUBLIC void* mmap64(void* address, std::size_t size, int protection, int flags, int file,
                    off64_t offset) noexcept {
  return mmap(address, size, protection, flags, file, offset);
}
PUBLIC void* mremap(void* address, std::size_t old_size, std::size_t size, int flags,
                    ...) noexcept {
  std::va_list rest;
  va_start(rest, flags);
  void* const wanted = flags & MREMAP_FIXED ? va_arg(rest, void*) : nullptr;
  va_end(rest);
  return mapped(syscall(SYS_mremap, address, old_size, size, flags, wanted));
}

}  // extern "C"

#endif
