#include "check/probes/allocation_failure.hpp"

#ifdef __ELF__
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>

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

void* stand_in_for(const char* name) {
  if (std::strcmp(name, "malloc") == 0) return reinterpret_cast<void*>(failing_malloc);
  if (std::strcmp(name, "calloc") == 0) return reinterpret_cast<void*>(failing_calloc);
  if (std::strcmp(name, "realloc") == 0) return reinterpret_cast<void*>(failing_realloc);
  if (std::strcmp(name, "aligned_alloc") == 0)
    return reinterpret_cast<void*>(failing_aligned_alloc);
  if (std::strcmp(name, "posix_memalign") == 0)
    return reinterpret_cast<void*>(failing_posix_memalign);
  if (std::strcmp(name, "_Znwm") == 0 || std::strcmp(name, "_Znam") == 0)
    return reinterpret_cast<void*>(failing_new);
  if (std::strcmp(name, "_ZnwmSt11align_val_t") == 0 ||
      std::strcmp(name, "_ZnamSt11align_val_t") == 0)
    return reinterpret_cast<void*>(failing_new_aligned);
  if (std::strcmp(name, "_ZnwmRKSt9nothrow_t") == 0 ||
      std::strcmp(name, "_ZnamRKSt9nothrow_t") == 0)
    return reinterpret_cast<void*>(failing_new_nothrow);
  return nullptr;
}

#ifdef __ELF__

/// The dynamic tables of a loaded library.
struct Tables {
  const ElfW(Sym) * symbols = nullptr;
  const char* names = nullptr;
  const ElfW(Rela) * jumps = nullptr;  // entries of functions
  std::size_t jumps_size = 0;
  const ElfW(Rela) * data = nullptr;  // entries of data, and of functions that are bound at once
  std::size_t data_size = 0;
};

Tables tables_of(const link_map& library) {
  Tables tables;
  for (const ElfW(Dyn)* entry = library.l_ld; entry->d_tag != DT_NULL; ++entry) {
    const auto address = entry->d_un.d_ptr;
    switch (entry->d_tag) {
      case DT_SYMTAB:
        tables.symbols = reinterpret_cast<const ElfW(Sym)*>(address);
        break;
      case DT_STRTAB:
        tables.names = reinterpret_cast<const char*>(address);
        break;
      case DT_JMPREL:
        tables.jumps = reinterpret_cast<const ElfW(Rela)*>(address);
        break;
      case DT_PLTRELSZ:
        tables.jumps_size = entry->d_un.d_val / sizeof(ElfW(Rela));
        break;
      case DT_RELA:
        tables.data = reinterpret_cast<const ElfW(Rela)*>(address);
        break;
      case DT_RELASZ:
        tables.data_size = entry->d_un.d_val / sizeof(ElfW(Rela));
        break;
      default:
        break;
    }
  }
  return tables;
}

// The loader has made the table read-only.
void write_entry(void** entry, void* value) {
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto begin = reinterpret_cast<std::uintptr_t>(entry) / page * page;
  if (mprotect(reinterpret_cast<void*>(begin), page, PROT_READ | PROT_WRITE) == 0) *entry = value;
}

unsigned patch(const link_map& library) {
  const Tables tables = tables_of(library);
  if (!tables.symbols || !tables.names) return 0;
  unsigned count = 0;
  const auto patch_all = [&](const ElfW(Rela) * relocations, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
      const auto symbol = ELF64_R_SYM(relocations[i].r_info);
      if (symbol == 0) continue;
      const char* const name = tables.names + tables.symbols[symbol].st_name;
      void* const stand_in = stand_in_for(name);
      if (!stand_in) continue;
      write_entry(reinterpret_cast<void**>(library.l_addr + relocations[i].r_offset), stand_in);
      ++count;
    }
  };
  patch_all(tables.jumps, tables.jumps_size);
  patch_all(tables.data, tables.data_size);
  return count;
}

#endif

}  // namespace

AllocationFailure::AllocationFailure(const std::string& path) {
#if defined(__ELF__) && defined(__x86_64__)
  for (const link_map* library = _r_debug.r_map; library; library = library->l_next)
    if (path == library->l_name) entries_ = patch(*library);
#else
  static_cast<void>(path);
  static_cast<void>(stand_in_for);
#endif
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
