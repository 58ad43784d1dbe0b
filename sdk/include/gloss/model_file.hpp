#pragma once
/// A model of an annotator: a file of a header and sections, mapped into memory.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

#include "error.hpp"

namespace GLOSS_HIDDEN gloss {

/// Where a section is in its file.
struct SectionPlace {
  std::uint64_t begin = 0, size = 0;  ///< in bytes; `begin` is a multiple of 64
};

/// A file that begins with a Header, and has sections that an enumeration Section numbers. Header
/// is trivially copyable and little-endian. Its members `magic`, `version`, `header_size`,
/// `file_size` and `sections`, an array of SectionPlace, are checked: `magic` and `version` must be
/// those of a Header{}. `Header::content` says what the model is of, for messages: "names".
/// Read-only once made; any thread.
template <class Header, class Section>
class ModelFile {
 public:
  /// Maps the file and checks its header. Throws Error(GLOSS_E_RESOURCE) with path and reason.
  explicit ModelFile(const std::string& path) : path_(path) {
    map();
    if (!data_) refuse(no_model() + ": it is too short or cannot be mapped");
    std::memcpy(&header_, data_, sizeof header_);
    try {
      check_header();
    } catch (...) {
      unmap();  // the destructor of half an object does not run
      throw;
    }
  }
  ~ModelFile() { unmap(); }
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;

  const Header& header() const { return header_; }

  /// Sets `out` to the items of a section, borrowed from the file. Throws Error(GLOSS_E_RESOURCE)
  /// if they do not lie inside it, or are not `count` (0: any number).
  template <class Item>
  void read(Section section, std::span<const Item>& out, std::size_t count = 0) const {
    const auto [begin, size] = header_.sections[static_cast<std::size_t>(section)];
    const bool is_inside = begin <= size_ && size <= size_ - begin;
    if (!is_inside || begin % 64 != 0 || size % sizeof(Item) != 0 ||
        (count != 0 && size != count * sizeof(Item)))
      refuse_section(section);
    out = {reinterpret_cast<const Item*>(data_ + begin), size / sizeof(Item)};
  }
  /// The same for a table of 2^n slots.
  template <class Item>
  void read_table(Section section, std::span<const Item>& out) const {
    read(section, out);
    if (out.empty() || (out.size() & (out.size() - 1)) != 0) refuse_section(section);
  }

 private:
  void map() {
    const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) refuse(std::string("cannot be read: ") + std::strerror(errno));
    struct stat status {};
    const bool is_known = fstat(file, &status) == 0;
    const auto size = static_cast<std::size_t>(status.st_size);
    if (is_known && size >= sizeof(Header)) {
      void* const data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
      if (data != MAP_FAILED) {
        data_ = static_cast<const char*>(data);
        size_ = size;
      }
    }
    ::close(file);
  }
  void unmap() { munmap(const_cast<char*>(data_), size_); }

  void check_header() const {
    const Header expected;
    if (header_.magic != expected.magic) refuse(no_model());
    if (header_.version != expected.version || header_.header_size != sizeof header_)
      refuse("is a model of version " + std::to_string(header_.version) +
             "; this plugin reads version " + std::to_string(expected.version));
    if (header_.file_size != size_)
      refuse("is cut off: " + std::to_string(size_) + " of " + std::to_string(header_.file_size) +
             " bytes");
  }

  static std::string no_model() { return std::string("is no model of ").append(Header::content); }
  [[noreturn]] void refuse(const std::string& reason) const {
    throw Error(GLOSS_E_RESOURCE, path_ + ": " + reason);
  }
  [[noreturn]] void refuse_section(Section section) const {
    refuse("is damaged: section " + std::to_string(static_cast<unsigned>(section)));
  }

  std::string path_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  Header header_;
};

}  // namespace gloss
