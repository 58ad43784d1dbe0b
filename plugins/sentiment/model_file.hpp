#pragma once
/// The file of a model, mapped into memory, and its sections (model_format.hpp).
#include <cstddef>
#include <span>
#include <string>

#include "sentiment/model_format.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

class ModelFile {
 public:
  /// Maps the file and checks its header. Throws Error(GLOSS_E_RESOURCE) with path and reason.
  explicit ModelFile(const std::string& path);
  ~ModelFile();
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;

  /// Sets `out` to the items of a section, borrowed from the file. Throws Error(GLOSS_E_RESOURCE)
  /// if they do not lie inside it, or are not `count` (0: any number).
  template <class Item>
  void read(Section section, std::span<const Item>& out, std::size_t count = 0) const {
    const char* const begin = place(section, sizeof(Item), count);
    out = {reinterpret_cast<const Item*>(begin), size_of(section) / sizeof(Item)};
  }
  /// The same for a table of 2^n slots.
  template <class Item>
  void read_table(Section section, std::span<const Item>& out) const {
    read(section, out);
    if (out.empty() || (out.size() & (out.size() - 1)) != 0) refuse_section(section);
  }

  const ModelHeader& header() const { return header_; }

 private:
  [[noreturn]] void refuse(const std::string& reason) const;
  [[noreturn]] void refuse_section(Section section) const;
  void check_header() const;
  const char* place(Section section, std::size_t item_size, std::size_t count) const;
  std::size_t size_of(Section section) const {
    return header_.sections[static_cast<std::size_t>(section)].size;
  }

  std::string path_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  ModelHeader header_;
};

}  // namespace sentiment
}  // namespace gloss
