#include "check/probes/imports.hpp"

#ifdef __ELF__
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

#include <cstdint>
#include <cstring>

namespace glossator::check {

#if defined(__ELF__) && defined(__x86_64__)
namespace {

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

void* stand_in_for(const char* name, std::span<const ImportStandIn> stand_ins) {
  for (const ImportStandIn& stand_in : stand_ins)
    if (std::strcmp(name, stand_in.name) == 0) return stand_in.function;
  return nullptr;
}

unsigned patch(const link_map& library, std::span<const ImportStandIn> stand_ins) {
  const Tables tables = tables_of(library);
  if (!tables.symbols || !tables.names) return 0;
  unsigned count = 0;
  const auto patch_all = [&](const ElfW(Rela) * relocations, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
      const auto symbol = ELF64_R_SYM(relocations[i].r_info);
      if (symbol == 0) continue;
      const char* const name = tables.names + tables.symbols[symbol].st_name;
      void* const function = stand_in_for(name, stand_ins);
      if (!function) continue;
      write_entry(reinterpret_cast<void**>(library.l_addr + relocations[i].r_offset), function);
      ++count;
    }
  };
  patch_all(tables.jumps, tables.jumps_size);
  patch_all(tables.data, tables.data_size);
  return count;
}

}  // namespace

unsigned replace_imports(const std::string& path, std::span<const ImportStandIn> stand_ins) {
  for (const link_map* library = _r_debug.r_map; library; library = library->l_next)
    if (path == library->l_name) return patch(*library, stand_ins);
  return 0;
}

#else

unsigned replace_imports(const std::string&, std::span<const ImportStandIn>) { return 0; }

#endif

}  // namespace glossator::check
