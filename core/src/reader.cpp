#include "reader.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>

#include "byte_source.hpp"
#include "csv_reader.hpp"
#include "decompressed_source.hpp"
#include "input_files.hpp"
#include "jsonl_reader.hpp"
#include "unique_ids.hpp"
#include "utf8_sequence.hpp"

namespace glossator {
namespace {

constexpr std::size_t longest_text = UINT32_MAX;

/// `path` as an id: valid UTF-8, in which a byte that is none stands as \xHH.
std::string name_of_file(const std::string& path) {
  std::string name;
  std::string_view rest = path;
  while (true) {
    const std::size_t valid = valid_utf8_size(rest);
    name += rest.substr(0, valid);
    if (valid == rest.size()) return name;
    constexpr char digits[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(rest[valid]);
    name += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    rest.remove_prefix(valid + 1);
  }
}

class FilesReader : public Reader {
 public:
  FilesReader(InputConfig config, std::vector<InputFile> files, std::string date,
              std::istream& standard_input)
      : config_(std::move(config)),
        files_(std::move(files)),
        date_(std::move(date)),
        standard_input_(&standard_input) {
    for (const InputFile& file : files_) {
      std::error_code error;
      const auto size = std::filesystem::file_size(file.path, error);
      if (!error) total_ += size;
      if (file.kind == InputFile::Kind::standard_input) total_is_known_ = false;
    }
  }

  std::uint64_t bytes_read() const override { return read_.load(std::memory_order_relaxed); }
  std::optional<std::uint64_t> bytes_total() const override {
    return total_is_known_ ? std::optional(total_) : std::nullopt;
  }

  bool next(InputDocument& out) override {
    while (true) {
      if (lines_) {
        if (lines_->next(out)) return true;
        lines_.reset();
      }
      if (at_ == files_.size()) return false;
      const InputFile& file = files_[at_++];
      const std::string name = name_of_file(file.path);
      if (!file.error.empty()) {
        begin(out, name);
        out.error.emplace(ErrorCode::input, name + ": cannot be read: " + file.error);
        return true;
      }
      if (open(file, name, out)) return true;
    }
  }

 private:
  /// Returns whether the file is one document, which was read.
  bool open(const InputFile& file, const std::string& name, InputDocument& out) {
    using Kind = InputFile::Kind;
    std::size_t size = 0;
    auto source = open_source(file, size);
    Kind kind = file.kind;
    if (kind == Kind::standard_input) kind = kind_of_standard_input(*source);
    switch (kind) {
      case Kind::csv:
      case Kind::tsv:
        lines_ = read_csv(std::move(source), kind == Kind::csv ? ',' : '\t', name, config_, date_);
        return false;
      case Kind::jsonl:
        lines_ = read_jsonl(std::move(source), name, config_, date_);
        return false;
      default:
        return read_text(*source, size, name, out);
    }
  }

  std::unique_ptr<AheadSource> open_source(const InputFile& file, std::size_t& size) {
    std::unique_ptr<ByteSource> raw;
    if (file.kind == InputFile::Kind::standard_input) {
      raw = std::make_unique<StreamSource>(*standard_input_);
    } else {
      auto from_file = std::make_unique<FileSource>(file.path);
      size = from_file->size();
      raw = std::move(from_file);
    }
    raw->count_into(read_);
    return decompressed(std::move(raw));
  }

  InputFile::Kind kind_of_standard_input(AheadSource& source) const {
    using Kind = InputFile::Kind;
    if (config_.format == "jsonl") return Kind::jsonl;
    if (config_.format == "csv") return Kind::csv;
    if (config_.format == "tsv") return Kind::tsv;
    return config_.format == "auto" && source.first_byte() == '{' ? Kind::jsonl : Kind::text;
  }

  bool read_text(ByteSource& source, std::size_t size, const std::string& name,
                 InputDocument& out) {
    begin(out, name);
    const bool fits = read_all(source, size, longest_text, out.document.text);
    if (!fits) {
      out.error.emplace(ErrorCode::limit, name + ": the text is longer than " +
                                              std::to_string(longest_text) + " bytes");
    } else if (!source.error().empty()) {
      out.error.emplace(ErrorCode::input, name + ": cannot be read: " + source.error());
    }
    if (out.error) out.document.text.clear();
    return true;
  }

  void begin(InputDocument& out, const std::string& name) {
    out.error.reset();
    out.document.id = name;
    out.document.text.clear();
    out.document.date = date_;
    out.document.language.clear();
    out.document.mime.clear();
    out.document.uri.clear();
    out.document.meta_json.clear();
  }

  InputConfig config_;
  std::vector<InputFile> files_;
  std::string date_;
  std::istream* standard_input_;
  std::size_t at_ = 0;
  std::atomic<std::uint64_t> read_{0};
  std::uint64_t total_ = 0;
  bool total_is_known_ = true;
  std::unique_ptr<DocumentLines>
      lines_;  ///< of the file that is being read, if it has many documents
};

}  // namespace

std::unique_ptr<Reader> open_inputs(const InputConfig& config,
                                    const std::vector<std::string>& inputs, const std::string& date,
                                    std::istream& standard_input) {
  std::unique_ptr<Reader> reader = std::make_unique<FilesReader>(
      config, find_input_files(config.format, inputs), date, standard_input);
  return config.ids == "unique" ? refuse_repeated_ids(std::move(reader)) : std::move(reader);
}

}  // namespace glossator
