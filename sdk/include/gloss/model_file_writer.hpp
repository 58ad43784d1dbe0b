#pragma once
/// Writes the files that ModelFile maps. For trainers.
#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string>
#include <vector>

#include "error.hpp"
#include "model_file.hpp"

namespace GLOSS_HIDDEN gloss {

/// Collects the sections of a file of ModelFile<Header, Section>. One thread at a time.
template <class Header, class Section>
class ModelFileWriter {
 public:
  /// The file gets a copy of `header`; its `header_size`, `file_size` and `sections` are set here.
  explicit ModelFileWriter(const Header& header) : header_(header), bytes_(sizeof header) {
    align();
  }

  /// Appends a section of contiguous items, which are trivially copyable and little-endian.
  template <class Items>
  void add(Section section, const Items& items) {
    const std::size_t size = items.size() * sizeof(items[0]);
    header_.sections[static_cast<std::size_t>(section)] = {bytes_.size(), size};
    const char* const data = reinterpret_cast<const char*>(items.data());
    bytes_.insert(bytes_.end(), data, data + size);
    align();
  }

  /// Throws Error(GLOSS_E_RESOURCE) with the path if the file cannot be written.
  void write(const std::string& path) {
    header_.header_size = sizeof header_;
    header_.file_size = bytes_.size();
    const char* const data = reinterpret_cast<const char*>(&header_);
    std::copy(data, data + sizeof header_, bytes_.begin());
    std::ofstream out(path, std::ios::binary);
    out.write(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
    if (!out.flush()) throw Error(GLOSS_E_RESOURCE, path + ": cannot be written");
  }

 private:
  /// Sections begin at multiples of 64 bytes, as SectionPlace has it.
  void align() { bytes_.resize((bytes_.size() + 63) / 64 * 64); }

  Header header_;
  std::vector<char> bytes_;
};

}  // namespace gloss
