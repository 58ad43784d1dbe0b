#include "output/folder_sink.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <unordered_map>

#include "glossator/error.hpp"
#include "output/brat_text.hpp"
#include "system/write_all.hpp"
#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, std::string_view bytes) {
  const auto fail = [&] {
    throw Error(ErrorCode::output, path.string() + ": cannot be written: " + std::strerror(errno));
  };
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) fail();
  const bool is_written = write_all(file, bytes);
  const int problem = errno;
  const bool is_closed = ::close(file) == 0;
  if (!is_written) errno = problem;
  if (!is_written || !is_closed) fail();
}

/// The common part of all folder formats. A resumed run rewrites a file that the earlier run left
/// half written, because its document is not yet counted.
class FolderSink : public ResultSink {
 public:
  FolderSink(const std::string& path, std::optional<std::uint64_t> from)
      : path_(path), documents_(from.value_or(0)) {
    std::error_code failed;
    fs::create_directories(path_, failed);
    if (failed || !fs::is_directory(path_))
      throw Error(ErrorCode::usage,
                  path + ": cannot be made a folder" + (failed ? ": " + failed.message() : ""));
    if (!from && fs::directory_iterator(path_) != fs::directory_iterator())
      throw Error(ErrorCode::usage, path +
                                        ": the folder has files already; empty it, name another, "
                                        "or go on with --resume");
  }

  void write(const WrittenGroup& group) override {
    std::size_t begin = 0;
    for (WrittenDocument& document : group.documents) {
      document.place = next_number_of(document.id);
      write_document(document, group.bytes.substr(begin, document.end - begin));
      begin = document.end;
    }
    documents_ += group.documents.size();
  }
  void skip(std::string_view id) override { next_number_of(id); }
  std::uint64_t position() override { return documents_; }
  void close() override {}

 protected:
  /// `bytes`: the document in the writer's format.
  virtual void write_document(const WrittenDocument& document, std::string_view bytes) = 0;

  fs::path path_;

 private:
  // Names are told apart by a hash: two with the same one merely get numbers.
  std::uint32_t next_number_of(std::string_view id) {
    const std::string name = file_name_of(id);
    return ++names_[XXH3_64bits(name.data(), name.size())];
  }

  std::uint64_t documents_;
  std::unordered_map<std::uint64_t, std::uint32_t> names_;  // documents of each name, by its hash
};

class JsonFolder final : public FolderSink {
 public:
  using FolderSink::FolderSink;

 private:
  void write_document(const WrittenDocument& document, std::string_view bytes) override {
    write_file(path_ / (file_name_of(document.id, document.place) + ".json"), bytes);
  }
};

class BratFolder final : public FolderSink {
 public:
  BratFolder(const Pipeline& pipeline, const std::string& path, std::optional<std::uint64_t> from)
      : FolderSink(path, from) {
    write_file(path_ / "annotation.conf", brat_configuration(pipeline));
  }

 private:
  void write_document(const WrittenDocument& document, std::string_view bytes) override {
    const std::string name = file_name_of(document.id, document.place);
    write_file(path_ / (name + ".txt"), document.text);
    write_file(path_ / (name + ".ann"), bytes);
  }
};

}  // namespace

std::string file_name_of(std::string_view id) {
  constexpr std::size_t longest = 200;
  constexpr char digits[] = "0123456789ABCDEF";
  std::string name;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_odd = byte < 0x20 || byte == 0x7F || c == '/' || c == '\\' || c == '%' ||
                        (c == '.' && name.empty());
    if (is_odd)
      name += {'%', digits[byte >> 4], digits[byte & 15]};
    else
      name += c;
  }
  if (name.empty()) return "%";
  if (name.size() <= longest) return name;
  name.resize(longest);
  name.resize(valid_utf8_size(name));
  const std::uint64_t hash = XXH3_64bits(id.data(), id.size());
  name += "%-";  // no escaped id contains this
  for (int shift = 60; shift >= 0; shift -= 4) name += digits[(hash >> shift) & 15];
  return name;
}

std::string file_name_of(std::string_view id, std::uint64_t number) {
  const std::string name = file_name_of(id);
  return number == 1 ? name : name + "%=" + std::to_string(number);
}

std::optional<std::string> id_of_file_name(std::string_view name) {
  if (name.find("%-") != name.npos) return std::nullopt;
  name = name.substr(0, name.find("%="));
  if (name == "%") return "";
  std::string id;
  while (!name.empty()) {
    unsigned byte = 0;
    const bool is_escaped =
        name[0] == '%' && name.size() > 2 &&
        std::from_chars(name.data() + 1, name.data() + 3, byte, 16).ptr == name.data() + 3;
    id += is_escaped ? static_cast<char>(byte) : name[0];
    name.remove_prefix(is_escaped ? 3 : 1);
  }
  return id;
}

std::unique_ptr<ResultSink> open_json_folder(const std::string& path,
                                             std::optional<std::uint64_t> from) {
  return std::make_unique<JsonFolder>(path, from);
}

std::unique_ptr<ResultSink> open_brat_folder(const Pipeline& pipeline, const std::string& path,
                                             std::optional<std::uint64_t> from) {
  return std::make_unique<BratFolder>(pipeline, path, from);
}

}  // namespace glossator
