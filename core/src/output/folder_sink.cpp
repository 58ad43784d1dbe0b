#include "output/folder_sink.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "glossator/error.hpp"
#include "output/brat_text.hpp"
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
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      ::close(file);
      fail();
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::close(file) != 0) fail();
}

/// What folders of all formats have in common. A file that a broken-off run left half written is
/// written again: its document is not yet counted.
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

  void write(std::string_view bytes, std::uint64_t documents) override {
    for (std::uint64_t i = 0; i < documents; ++i) write_document(bytes);
    documents_ += documents;
  }
  std::uint64_t position() override { return documents_; }
  void close() override {}

 protected:
  /// Takes the next document from the front of `bytes`.
  virtual void write_document(std::string_view& bytes) = 0;

  fs::path path_;

 private:
  std::uint64_t documents_;
};

class JsonFolder final : public FolderSink {
 public:
  using FolderSink::FolderSink;

 private:
  void write_document(std::string_view& bytes) override {
    const std::string_view line = bytes.substr(0, bytes.find('\n') + 1);
    bytes.remove_prefix(line.size());
    write_file(path_ / (file_name_of(id_of(line)) + ".json"), line);
  }

  // A record begins {"id":"...".
  static std::string id_of(std::string_view line) {
    const std::size_t begin = line.find('"', 1 + std::strlen("\"id\":"));
    std::size_t end = begin + 1;
    while (line[end] != '"') end += line[end] == '\\' ? 2 : 1;
    return nlohmann::json::parse(line.substr(begin, end + 1 - begin));
  }
};

class BratFolder final : public FolderSink {
 public:
  BratFolder(const Pipeline& pipeline, const std::string& path, std::optional<std::uint64_t> from)
      : FolderSink(path, from) {
    write_file(path_ / "annotation.conf", brat_configuration(pipeline));
  }

 private:
  void write_document(std::string_view& bytes) override {
    const BratDocument document = next_brat_document(bytes);
    const std::string name = file_name_of(document.id);
    write_file(path_ / (name + ".txt"), document.text);
    write_file(path_ / (name + ".ann"), document.annotations);
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
  name += "%-";  // no id is written so
  for (int shift = 60; shift >= 0; shift -= 4) name += digits[(hash >> shift) & 15];
  return name;
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
