#include "sentiment/model_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "gloss/error.hpp"

namespace gloss::sentiment {

ModelFile::ModelFile(const std::string& path) : path_(path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) refuse(std::string("cannot be read: ") + std::strerror(errno));
  struct stat status {};
  const bool is_known = fstat(file, &status) == 0;
  const auto size = static_cast<std::size_t>(status.st_size);
  if (is_known && size >= sizeof(ModelHeader)) {
    void* const data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (data != MAP_FAILED) {
      data_ = static_cast<const char*>(data);
      size_ = size;
    }
  }
  ::close(file);
  if (!data_) refuse("is no model of tones: it is too short or cannot be mapped");
  std::memcpy(&header_, data_, sizeof header_);
  try {
    check_header();
  } catch (...) {
    munmap(const_cast<char*>(data_), size_);  // the destructor of half an object does not run
    throw;
  }
}

ModelFile::~ModelFile() { munmap(const_cast<char*>(data_), size_); }

void ModelFile::check_header() const {
  if (header_.magic != model_magic) refuse("is no model of tones");
  if (header_.version != model_version || header_.header_size != sizeof header_)
    refuse("is a model of version " + std::to_string(header_.version) +
           "; this plugin reads version " + std::to_string(model_version));
  if (header_.file_size != size_)
    refuse("is cut off: " + std::to_string(size_) + " of " + std::to_string(header_.file_size) +
           " bytes");
}

const char* ModelFile::place(Section section, std::size_t item_size, std::size_t count) const {
  const auto [begin, size] = header_.sections[static_cast<std::size_t>(section)];
  const bool is_inside = begin <= size_ && size <= size_ - begin;
  if (!is_inside || begin % 64 != 0 || size % item_size != 0 ||
      (count != 0 && size != count * item_size))
    refuse_section(section);
  return data_ + begin;
}

void ModelFile::refuse(const std::string& reason) const {
  throw Error(GLOSS_E_RESOURCE, path_ + ": " + reason);
}

void ModelFile::refuse_section(Section section) const {
  refuse("is damaged: section " + std::to_string(static_cast<unsigned>(section)));
}

}  // namespace gloss::sentiment
