#include "check/probes/allocation_failure.hpp"

#include <cerrno>
#include <cstdlib>
#include <new>

#include "check/probes/imports.hpp"

namespace glossator::check {
namespace {

thread_local std::uint64_t allocations = 0;
thread_local std::uint64_t allowed = AllocationFailure::all;
thread_local std::uint64_t refused = AllocationFailure::all;

bool may_allocate() {
  const std::uint64_t number = allocations++;
  if (number < allowed || number - allowed >= refused) return true;
  errno = ENOMEM;
  return false;
}

void* failing_malloc(std::size_t size) { return may_allocate() ? std::malloc(size) : nullptr; }
void* failing_calloc(std::size_t count, std::size_t size) {
  return may_allocate() ? std::calloc(count, size) : nullptr;
}
void* failing_realloc(void* memory, std::size_t size) {
  return may_allocate() ? std::realloc(memory, size) : nullptr;
}
void* failing_aligned_alloc(std::size_t alignment, std::size_t size) {
  return may_allocate() ? aligned_alloc(alignment, size) : nullptr;
}
int failing_posix_memalign(void** out, std::size_t alignment, std::size_t size) {
  return may_allocate() ? posix_memalign(out, alignment, size) : ENOMEM;
}

// The plugin imports these only if the C++ library is not linked into it.
void* failing_new(std::size_t size) {
  return may_allocate() ? ::operator new(size) : throw std::bad_alloc();
}
void* failing_new_aligned(std::size_t size, std::align_val_t alignment) {
  return may_allocate() ? ::operator new(size, alignment) : throw std::bad_alloc();
}
void* failing_new_nothrow(std::size_t size, const std::nothrow_t& no_throw) noexcept {
  return may_allocate() ? ::operator new(size, no_throw) : nullptr;
}

template <class Function>
void* pointer(Function* function) {
  return reinterpret_cast<void*>(function);
}

}  // namespace

AllocationFailure::AllocationFailure(const std::string& path) {
  const ImportStandIn stand_ins[] = {
      {"malloc", pointer(failing_malloc)},
      {"calloc", pointer(failing_calloc)},
      {"realloc", pointer(failing_realloc)},
      {"aligned_alloc", pointer(failing_aligned_alloc)},
      {"posix_memalign", pointer(failing_posix_memalign)},
      {"_Znwm", pointer(failing_new)},
      {"_Znam", pointer(failing_new)},
      {"_ZnwmSt11align_val_t", pointer(failing_new_aligned)},
      {"_ZnamSt11align_val_t", pointer(failing_new_aligned)},
      {"_ZnwmRKSt9nothrow_t", pointer(failing_new_nothrow)},
      {"_ZnamRKSt9nothrow_t", pointer(failing_new_nothrow)},
  };
  entries_ = replace_imports(path, stand_ins);
}

void AllocationFailure::fail_after(std::uint64_t count, std::uint64_t failures) {
  allocations = 0;
  allowed = count;
  refused = failures;
}

std::uint64_t AllocationFailure::stop() {
  allowed = all;
  return allocations;
}

}  // namespace glossator::check
