#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace glossator::check {

/// The symbol table of a library's file, which links addresses to names. Immutable once made.
class LibrarySymbols {
 public:
  struct Symbol {
    std::uint64_t begin = 0, size = 0;  ///< in the file's address space
    std::string name;                   ///< as the source has it: "Prices::find(std::string_view)"
    std::string linker_name;
    bool is_function = false;
    bool is_writable = false;  ///< lies in .data or .bss
    /// Is of the compiler, the C++ library or its guards of static variables.
    bool is_of_toolchain = false;
  };

  /// Reads the file. A library without a table (stripped), or of a format that is not known here,
  /// has no symbols.
  explicit LibrarySymbols(const std::string& path);

  bool empty() const { return symbols_.empty(); }
  /// The symbol that holds `address`; NULL if none does.
  const Symbol* at(std::uint64_t address) const;
  const Symbol* named(const std::string& linker_name) const;
  /// The static data of the library's own sources that can be written to, guards left out.
  std::vector<Symbol> writable_objects() const;

 private:
  std::vector<Symbol> symbols_;  // by begin
};

/// Where in memory a library lies. Addresses of symbols count from `base`.
struct LoadedLibrary {
  std::uintptr_t base = 0, end = 0;
  struct Range {
    std::uintptr_t begin, end;
  };
  std::vector<Range> writable;  ///< whole pages of .data and .bss, without what the loader protects

  bool holds(std::uintptr_t address) const { return address >= base && address < end; }
};

/// Nothing if `path` is not loaded.
std::optional<LoadedLibrary> loaded_library(const std::string& path);

}  // namespace glossator::check
