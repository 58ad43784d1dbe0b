#include "check/probes/read_only_memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <new>

namespace glossator::check {

ReadOnlyMemory::~ReadOnlyMemory() {
  for (const Mapping& mapping : mappings_) munmap(mapping.begin, mapping.size);
}

const void* ReadOnlyMemory::copy(const void* data, std::size_t size, std::size_t alignment,
                                 Fence fence) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const std::size_t readable = (size + page - 1) / page * page;
  char* const begin = static_cast<char*>(
      mmap(nullptr, readable + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  if (begin == MAP_FAILED) throw std::bad_alloc();
  mappings_.push_back({begin, readable + page});
  const bool is_behind = fence == Fence::behind;
  char* const pages = is_behind ? begin : begin + page;
  char* const at = is_behind ? pages + (readable - size) / alignment * alignment : pages;
  if (size > 0) std::memcpy(at, data, size);
  if ((readable > 0 && mprotect(pages, readable, PROT_READ) != 0) ||
      mprotect(is_behind ? begin + readable : begin, page, PROT_NONE) != 0)
    throw std::bad_alloc();
  return at;
}

}  // namespace glossator::check
