#include "plugins/elf_file.hpp"

#include "plugins/plugin_failure.hpp"

#ifdef __ELF__
#include <elf.h>
#include <link.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fstream>
#endif

namespace glossator {

#ifdef __ELF__
namespace {

using Header = ElfW(Ehdr);
using Segment = ElfW(Phdr);
using Section = ElfW(Shdr);
using Symbol = ElfW(Sym);
using Dynamic = ElfW(Dyn);

constexpr unsigned char this_class = sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32;
constexpr unsigned char this_order =
    __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB;
#if defined(__x86_64__)
constexpr unsigned this_machine = EM_X86_64;
#elif defined(__aarch64__)
constexpr unsigned this_machine = EM_AARCH64;
#else
constexpr unsigned this_machine = EM_NONE;  // left to the loader
#endif

std::string machine_name(unsigned machine) {
  switch (machine) {
    case EM_386:
      return "x86 (32-bit)";
    case EM_X86_64:
      return "x86-64";
    case EM_ARM:
      return "ARM (32-bit)";
    case EM_AARCH64:
      return "AArch64";
    case EM_RISCV:
      return "RISC-V";
    case EM_PPC64:
      return "PowerPC 64";
    default:
      return "ELF machine " + std::to_string(machine);
  }
}

/// Reads pieces of one file; a piece that is cut short means an incomplete file.
class Reader {
 public:
  explicit Reader(const std::string& path) : path_(path), in_(path, std::ios::binary) {
    in_.seekg(0, std::ios::end);
    const auto end = in_.tellg();
    if (!in_ || end < 0)
      throw PluginFailure(path, "not_found", "cannot be read",
                          "see who may read it: ls -l " + path);
    size_ = static_cast<std::uint64_t>(end);
  }

  std::uint64_t size() const { return size_; }
  const std::string& path() const { return path_; }

  bool holds(std::uint64_t offset, std::uint64_t size) const {
    return offset <= size_ && size <= size_ - offset;
  }

  void require(std::uint64_t offset, std::uint64_t size) const {
    if (holds(offset, size)) return;
    throw PluginFailure(
        path_, "incomplete",
        "cut short: its headers speak of byte " +
            std::to_string(offset > UINT64_MAX - size ? UINT64_MAX : offset + size) +
            ", the file has " + std::to_string(size_),
        "copy or build it again");
  }

  template <class Item>
  std::vector<Item> items(std::uint64_t offset, std::uint64_t count) {
    require(offset, count > size_ / sizeof(Item) ? size_ + 1 : count * sizeof(Item));
    std::vector<Item> out(count);
    in_.seekg(static_cast<std::streamoff>(offset));
    in_.read(reinterpret_cast<char*>(out.data()),
             static_cast<std::streamsize>(count * sizeof(Item)));
    if (!in_)
      throw PluginFailure(path_, "incomplete", "cannot be read to its end",
                          "copy or build it again");
    return out;
  }

 private:
  std::string path_;
  std::ifstream in_;
  std::uint64_t size_ = 0;
};

PluginFailure not_elf(const std::string& path) {
  return PluginFailure(path, "not_a_library", "not a shared library: it has no ELF header",
                       "build or copy it again");
}

Header checked_header(Reader& in) {
  if (!in.holds(0, EI_NIDENT)) throw not_elf(in.path());
  const auto ident = in.items<unsigned char>(0, EI_NIDENT);
  if (std::memcmp(ident.data(), ELFMAG, SELFMAG) != 0) throw not_elf(in.path());
  const auto foreign = [&](const std::string& what) {
    return PluginFailure(in.path(), "wrong_machine",
                         "built for another machine than this one: " + what, "build it here");
  };
  if (ident[EI_CLASS] != this_class)
    throw foreign(std::string(ident[EI_CLASS] == ELFCLASS32 ? "32" : "64") + "-bit; this is " +
                  std::to_string(sizeof(void*) * 8) + "-bit");
  if (ident[EI_DATA] != this_order) throw foreign("of the other byte order");
  const Header header = in.items<Header>(0, 1)[0];
  if (this_machine != EM_NONE && header.e_machine != this_machine)
    throw foreign(machine_name(header.e_machine) + "; this is " + machine_name(this_machine));
  if (header.e_type != ET_DYN)
    throw PluginFailure(
        in.path(), "not_a_library",
        "an ELF file, but not a shared library (type " + std::to_string(header.e_type) + ")",
        "link it with gloss_add_plugin(), or with -shared");
  return header;
}

std::vector<Segment> checked_segments(Reader& in, const Header& header) {
  if (header.e_phentsize != sizeof(Segment) || header.e_phnum == 0)
    throw PluginFailure(in.path(), "not_a_library", "its ELF header has no program headers",
                        "build or copy it again");
  const auto segments = in.items<Segment>(header.e_phoff, header.e_phnum);
  for (const Segment& segment : segments)
    if (segment.p_type != PT_NULL) in.require(segment.p_offset, segment.p_filesz);
  // The section table comes last in the file, so nearly every cut damages it.
  if (header.e_shoff != 0)
    in.require(header.e_shoff, std::uint64_t{header.e_shnum} * header.e_shentsize);
  return segments;
}

void read_dynamic_entry(const Dynamic& entry, const std::string& text, ElfFile& out) {
  switch (entry.d_tag) {
    case DT_NEEDED:
      out.needed.push_back(text);
      break;
    case DT_RPATH:
    case DT_RUNPATH:
      out.run_paths.push_back(text);
      break;
    case DT_TEXTREL:
      out.has_text_relocations = true;
      break;
    case DT_FLAGS:
      out.has_text_relocations |= (entry.d_un.d_val & DF_TEXTREL) != 0;
      break;
    default:
      break;
  }
}

bool has_executable_stack(const std::vector<Segment>& segments) {
  const auto stack = std::find_if(segments.begin(), segments.end(), [](const Segment& segment) {
    return segment.p_type == PT_GNU_STACK;
  });
  return stack == segments.end() || (stack->p_flags & PF_X) != 0;
}

std::string text_at(const std::vector<char>& texts, std::uint64_t at) {
  if (at >= texts.size()) return "";
  const auto begin = texts.begin() + static_cast<std::ptrdiff_t>(at);
  return std::string(begin, std::find(begin, texts.end(), '\0'));
}

// The symbol versions that a library needs: a list of lists, linked by offsets.
void read_versions(const std::vector<unsigned char>& bytes, const std::vector<char>& texts,
                   ElfFile& out) {
  using Need = ElfW(Verneed);
  using Version = ElfW(Vernaux);
  const auto read = [&](std::size_t at, auto& item) {
    if (at > bytes.size() || bytes.size() - at < sizeof item) return false;
    std::memcpy(&item, bytes.data() + at, sizeof item);
    return true;
  };
  Need need{};
  for (std::size_t at = 0; read(at, need); at += need.vn_next) {
    Version version{};
    for (std::size_t i = at + need.vn_aux; read(i, version); i += version.vna_next) {
      out.versions.push_back(text_at(texts, version.vna_name));
      if (version.vna_next == 0) break;
    }
    if (need.vn_next == 0) break;
  }
}

}  // namespace

void check_elf(const std::string& path) {
  Reader in(path);
  checked_segments(in, checked_header(in));
}

ElfFile read_elf(const std::string& path) {
  Reader in(path);
  const Header header = checked_header(in);
  const auto segments = checked_segments(in, header);
  ElfFile out;
  out.has_executable_stack = has_executable_stack(segments);
  if (header.e_shoff == 0 || header.e_shentsize != sizeof(Section)) return out;
  const auto sections = in.items<Section>(header.e_shoff, header.e_shnum);
  for (const Section& section : sections) {
    if (section.sh_type != SHT_DYNSYM && section.sh_type != SHT_DYNAMIC &&
        section.sh_type != SHT_GNU_verneed)
      continue;
    if (section.sh_link >= sections.size()) continue;
    const Section& linked = sections[section.sh_link];
    const auto texts = in.items<char>(linked.sh_offset, linked.sh_size);
    if (section.sh_type == SHT_DYNSYM) {
      out.has_symbol_table = true;
      for (const Symbol& symbol :
           in.items<Symbol>(section.sh_offset, section.sh_size / sizeof(Symbol))) {
        if (symbol.st_shndx == SHN_UNDEF) continue;
        out.exports.push_back(text_at(texts, symbol.st_name));
        if (ELF64_ST_BIND(symbol.st_info) == STB_GNU_UNIQUE)
          out.unique.push_back(out.exports.back());
      }
    } else if (section.sh_type == SHT_GNU_verneed) {
      read_versions(in.items<unsigned char>(section.sh_offset, section.sh_size), texts, out);
    } else {
      for (const Dynamic& entry :
           in.items<Dynamic>(section.sh_offset, section.sh_size / sizeof(Dynamic)))
        read_dynamic_entry(entry, text_at(texts, entry.d_un.d_val), out);
    }
  }
  return out;
}

#else

void check_elf(const std::string&) {}
ElfFile read_elf(const std::string&) { return {}; }

#endif

}  // namespace glossator
