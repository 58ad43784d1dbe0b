#include "output/result_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "output/folder_sink.hpp"
#include "output/packed_group.hpp"
#include "system/descriptor.hpp"

namespace glossator {
namespace {

class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

  int number() const { return descriptor_.number(); }
  std::uint64_t size() const {
    struct stat status {};
    return fstat(number(), &status) == 0 && S_ISREG(status.st_mode)
               ? static_cast<std::uint64_t>(status.st_size)
               : 0;
  }
  /// Reads `size` bytes from `offset` on; false if there are fewer.
  bool read(std::uint64_t offset, std::uint64_t size, std::string& out) const {
    out.resize(size);
    for (std::uint64_t done = 0; done < size;) {
      const ssize_t count =
          pread(number(), out.data() + done, size - done, static_cast<off_t>(offset + done));
      if (count <= 0) return false;
      done += static_cast<std::uint64_t>(count);
    }
    return true;
  }

 private:
  Descriptor descriptor_;
};

class PlainFile final : public ResultSource {
 public:
  explicit PlainFile(const std::string& path) : file_(path), size_(file_.size()) {}

  bool read(const ResultPlace& place, std::string_view, std::string& result) override {
    const std::uint64_t begin = place.place + place.begin;
    return begin <= size_ && place.size <= size_ - begin && file_.read(begin, place.size, result);
  }

 private:
  const OpenFile file_;
  const std::uint64_t size_;
};

class PackedFile final : public ResultSource {
 public:
  PackedFile(const std::string& path, OutputFormat::Compression compression)
      : file_(path), groups_(open_packed(file_.number(), compression)) {}

  bool read(const ResultPlace& place, std::string_view, std::string& result) override {
    result = groups_->read(place.place, place.begin, place.size);
    return result.size() == place.size;
  }

 private:
  const OpenFile file_;
  const std::unique_ptr<PackedGroup> groups_;
};

class Folder final : public ResultSource {
 public:
  explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}

  bool read(const ResultPlace& place, std::string_view id, std::string& result) override {
    const OpenFile file(path_ / (file_name_of(id, place.place) + ".json"));
    return file.size() == place.size && file.read(0, place.size, result);
  }

 private:
  const std::filesystem::path path_;
};

}  // namespace

bool has_result_source(const OutputFormat& format) {
  return format.kind != OutputKind::sqlite && format.kind != OutputKind::brat;
}

std::unique_ptr<ResultSource> open_results(const OutputFormat& format, const std::string& path) {
  if (format.kind == OutputKind::folder) return std::make_unique<Folder>(path);
  if (format.compression == OutputFormat::Compression::none)
    return std::make_unique<PlainFile>(path);
  return std::make_unique<PackedFile>(path, format.compression);
}

}  // namespace glossator
