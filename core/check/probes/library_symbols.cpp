#include "check/probes/library_symbols.hpp"

#include <cxxabi.h>
#ifdef __ELF__
#include <elf.h>
#include <link.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>

namespace glossator::check {
namespace {

std::string demangled(const char* name) {
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> text(
      abi::__cxa_demangle(name, nullptr, nullptr, &status), std::free);
  return status == 0 && text ? text.get() : name;
}

bool is_of_toolchain(const LibrarySymbols::Symbol& symbol, const std::string& source) {
  // The C++ library and the unwinder come from archives whose members have such names; sources
  // that the linker has optimized as a whole are the library's own.
  if (source.ends_with(".o") && source.find("ltrans") == source.npos) return true;
  if (source == "crtstuff.c") return true;
  for (const char* prefix : {"__", "DW.ref."})
    if (symbol.name.starts_with(prefix)) return true;
  for (const char* prefix :
       {"std::", "__gnu_cxx::", "__cxxabiv1::", "guard variable for ", "vtable for ",
        "operator new", "operator delete", "typeinfo ", "construction vtable for "})
    if (symbol.name.starts_with(prefix)) return true;
  return symbol.linker_name.starts_with("completed.") || symbol.linker_name == "__dso_handle";
}

#if defined(__ELF__) && defined(__x86_64__)

/// The tables of one file, each item checked to lie in it.
class SymbolReader {
 public:
  explicit SymbolReader(const std::string& file) : file_(file) {}

  std::vector<LibrarySymbols::Symbol> read() {
    std::vector<LibrarySymbols::Symbol> symbols;
    const auto* const header = item<Elf64_Ehdr>(0);
    if (!header || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0) return symbols;
    for (unsigned i = 0; i < header->e_shnum; ++i) sections_.push_back(section(*header, i));
    for (const Elf64_Shdr* table : sections_)
      if (table && table->sh_type == SHT_SYMTAB) read_table(*table, symbols);
    std::stable_sort(symbols.begin(), symbols.end(),
                     [](const auto& a, const auto& b) { return a.begin < b.begin; });
    return symbols;
  }

 private:
  template <class Item>
  const Item* item(std::uint64_t offset) const {
    if (offset > file_.size() || file_.size() - offset < sizeof(Item)) return nullptr;
    return reinterpret_cast<const Item*>(file_.data() + offset);
  }
  const Elf64_Shdr* section(const Elf64_Ehdr& header, unsigned number) const {
    return item<Elf64_Shdr>(header.e_shoff + std::uint64_t{number} * header.e_shentsize);
  }
  const char* name(std::uint64_t table, std::uint32_t offset) const {
    if (table >= sections_.size() || !sections_[table]) return "";
    const std::uint64_t at = sections_[table]->sh_offset + offset;
    return at < file_.size() && file_.find('\0', at) != file_.npos ? file_.data() + at : "";
  }
  // .data.rel.ro and the tables of the loader are read-only once it is loaded.
  bool is_writable(std::uint16_t number) const {
    if (number >= sections_.size() || !sections_[number]) return false;
    const Elf64_Shdr& of = *sections_[number];
    if (!(of.sh_flags & SHF_WRITE) || (of.sh_flags & SHF_TLS)) return false;
    const auto* const header = item<Elf64_Ehdr>(0);
    const std::string_view section_name = name(header->e_shstrndx, of.sh_name);
    return section_name.starts_with(".data") ? !section_name.starts_with(".data.rel.ro")
                                             : section_name.starts_with(".bss");
  }

  void read_table(const Elf64_Shdr& table, std::vector<LibrarySymbols::Symbol>& symbols) const {
    std::string source;
    for (std::uint64_t at = 0; at + sizeof(Elf64_Sym) <= table.sh_size; at += sizeof(Elf64_Sym)) {
      const auto* const symbol = item<Elf64_Sym>(table.sh_offset + at);
      if (!symbol) return;
      const char* const linker_name = name(table.sh_link, symbol->st_name);
      const auto type = ELF64_ST_TYPE(symbol->st_info);
      if (type == STT_FILE) source = linker_name;
      const bool is_function = type == STT_FUNC;
      if ((!is_function && type != STT_OBJECT) || symbol->st_shndx == SHN_UNDEF ||
          symbol->st_size == 0)
        continue;
      LibrarySymbols::Symbol found{symbol->st_value,
                                   symbol->st_size,
                                   demangled(linker_name),
                                   linker_name,
                                   is_function,
                                   false,
                                   false};
      found.is_writable = !is_function && is_writable(symbol->st_shndx);
      const bool is_local = ELF64_ST_BIND(symbol->st_info) == STB_LOCAL;
      found.is_of_toolchain = is_of_toolchain(found, is_local ? source : "");
      symbols.push_back(std::move(found));
    }
  }

  const std::string& file_;
  std::vector<const Elf64_Shdr*> sections_;
};

#endif

}  // namespace

LibrarySymbols::LibrarySymbols(const std::string& path) {
#if defined(__ELF__) && defined(__x86_64__)
  std::ifstream in(path, std::ios::binary);
  const std::string file(std::istreambuf_iterator<char>(in), {});
  symbols_ = SymbolReader(file).read();
#else
  static_cast<void>(path);
  static_cast<void>(is_of_toolchain);
#endif
}

const LibrarySymbols::Symbol* LibrarySymbols::at(std::uint64_t address) const {
  auto after =
      std::upper_bound(symbols_.begin(), symbols_.end(), address,
                       [](std::uint64_t a, const Symbol& symbol) { return a < symbol.begin; });
  while (after != symbols_.begin()) {
    --after;
    if (address < after->begin + after->size) return &*after;
    if (address - after->begin > (1u << 20)) break;  // no object here is so long
  }
  return nullptr;
}

const LibrarySymbols::Symbol* LibrarySymbols::named(const std::string& linker_name) const {
  const auto found = std::find_if(symbols_.begin(), symbols_.end(), [&](const Symbol& symbol) {
    return symbol.linker_name == linker_name;
  });
  return found == symbols_.end() ? nullptr : &*found;
}

std::vector<LibrarySymbols::Symbol> LibrarySymbols::writable_objects() const {
  // So the compiler names constants of an unnamed namespace, and puts some of them into .data.
  constexpr const char* constant = "_GLOBAL__N_1L";
  std::vector<Symbol> objects;
  for (const Symbol& symbol : symbols_)
    if (symbol.is_writable && !symbol.is_of_toolchain &&
        symbol.linker_name.find(constant) == std::string::npos)
      objects.push_back(symbol);
  return objects;
}

std::optional<LoadedLibrary> loaded_library(const std::string& path) {
#ifdef __ELF__
  struct Search {
    const std::string& path;
    std::optional<LoadedLibrary> found;
  } search{path, std::nullopt};
  dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void* data) {
        auto& wanted = *static_cast<Search*>(data);
        if (wanted.path != info->dlpi_name) return 0;
        const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
        LoadedLibrary library{info->dlpi_addr, 0, {}};
        std::uintptr_t protected_end = 0;
        for (unsigned i = 0; i < info->dlpi_phnum; ++i)
          if (const auto& header = info->dlpi_phdr[i]; header.p_type == PT_GNU_RELRO)
            protected_end = info->dlpi_addr + header.p_vaddr + header.p_memsz;
        for (unsigned i = 0; i < info->dlpi_phnum; ++i) {
          const auto& header = info->dlpi_phdr[i];
          if (header.p_type != PT_LOAD) continue;
          const std::uintptr_t begin = info->dlpi_addr + header.p_vaddr,
                               end = begin + header.p_memsz;
          library.end = std::max(library.end, end);
          if (!(header.p_flags & PF_W)) continue;
          const std::uintptr_t from = std::max(begin / page, (protected_end + page - 1) / page);
          const std::uintptr_t to = (end + page - 1) / page;
          if (from < to) library.writable.push_back({from * page, to * page});
        }
        wanted.found = library;
        return 1;
      },
      &search);
  return search.found;
#else
  static_cast<void>(path);
  return std::nullopt;
#endif
}

}  // namespace glossator::check
