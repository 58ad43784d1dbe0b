#pragma once
#include <string>
#include <vector>

namespace glossator {

/// The contents of a shared library's headers, read without loading it.
struct ElfFile {
  std::vector<std::string> needed;   ///< DT_NEEDED: file names of the libraries that it needs
  std::vector<std::string> exports;  ///< names of the dynamic symbols that it defines
  bool has_symbol_table = false;     ///< false: exports are not known
  std::vector<std::string> unique;   ///< the exports that the whole process shares (STB_GNU_UNIQUE)
  std::vector<std::string> run_paths;  ///< DT_RPATH and DT_RUNPATH, unchanged
  std::vector<std::string> versions;   ///< of needed libraries' symbols: "GLIBC_2.34"
  bool has_text_relocations = false;   ///< the loader writes into its code
  bool has_executable_stack = false;   ///< or the file does not say that it needs none
};

/// Throws PluginFailure unless the file is a shared library for the machine and word size of this
/// program, whose segments all lie inside the file: loading a library that was cut short ends the
/// process with SIGBUS. Reads a few hundred bytes. Does nothing where libraries are not ELF files.
void check_elf(const std::string& path);

/// Reads the dynamic tables too. Throws as check_elf() does.
ElfFile read_elf(const std::string& path);

}  // namespace glossator
