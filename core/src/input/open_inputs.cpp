#include "input/open_inputs.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <new>

#include "config/name_pattern.hpp"
#include "input/byte_source.hpp"
#include "input/csv_reader.hpp"
#include "input/dated_reader.hpp"
#include "input/decoded_source.hpp"
#include "input/decompressed_source.hpp"
#include "input/document_lines.hpp"
#include "input/html/html_text.hpp"
#include "input/input_files.hpp"
#include "input/jsonl_reader.hpp"
#include "input/reader.hpp"
#include "input/text_encoding.hpp"
#include "input/unique_ids.hpp"
#include "input/waiting_source.hpp"
#include "json/json.hpp"
#include "text/document_date.hpp"
#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

/// `path` as an id: valid UTF-8, with each invalid byte written as \xHH.
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

/// The name by which iconv knows an encoding that needs no look at the bytes; "": there is none.
const char* charset_of(InputEncoding encoding) {
  switch (encoding) {
    case InputEncoding::latin1:
      return "ISO-8859-1";
    case InputEncoding::windows1252:
      return "CP1252";
    case InputEncoding::utf16:
      return "UTF-16LE";  // as browsers do, unless the bytes say otherwise
    case InputEncoding::utf8:
    case InputEncoding::automatic:
      break;
  }
  return "";
}

class FilesReader : public Reader {
 public:
  FilesReader(InputConfig config, std::vector<InputFile> files, std::string date,
              std::unique_ptr<ByteSource> standard_input, Unit unit, ReadingLimits limits,
              const std::atomic<bool>* stop)
      : limits_(limits),
        stop_(stop),
        config_(std::move(config)),
        files_(std::move(files)),
        date_(std::move(date)),
        standard_input_(std::move(standard_input)) {
    if (!config_.name_pattern.empty()) pattern_.emplace(config_.name_pattern);
    html_ = {config_.html == HtmlPart::all,        config_.html_date,
             config_.offsets == OffsetsIn::source, unit,
             charset_of(config_.encoding),         config_.encoding == InputEncoding::automatic};
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

  bool would_wait() const override { return lines_ && lines_->would_wait(); }

  bool next(InputDocument& out) override {
    out.encoding = Encoding::unchecked;
    while (true) {
      if (lines_) {
        if (lines_->next(out)) return true;
        lines_.reset();
      }
      if (at_ == files_.size()) return false;
      const InputFile& file = files_[at_++];
      begin(out, file);
      if (!file.error.empty()) fail(out, "cannot be read: " + file.error);
      if (out.error || open(file, out)) return true;
    }
  }

 private:
  /// Opens a file. Returns whether it is a single document, now in `out`.
  bool open(const InputFile& file, InputDocument& out) {
    using Kind = InputFile::Kind;
    std::size_t size = 0;
    auto source = open_source(file, size);
    Kind kind = file.kind;
    const bool is_page =
        kind == Kind::html || (kind == Kind::standard_input && config_.format == InputFormat::html);
    if (!is_page && !decode(source, out)) return true;
    if (kind == Kind::standard_input) kind = kind_of_standard_input(*source);
    switch (kind) {
      case Kind::csv:
      case Kind::tsv:
        lines_ =
            read_csv(std::move(source), csv_form(kind), name_, config_, out.document.date, limits_);
        return false;
      case Kind::jsonl:
        lines_ = read_jsonl(std::move(source), name_, config_, out.document.date, limits_);
        return false;
      default:
        read_text(*source, size, kind == Kind::html ? limits_.source_bytes() : limits_.text_bytes,
                  out);
        if (kind == Kind::html && !out.error)
          read_page(out);
        else if (!out.error)
          check_text(out);
        return true;
    }
  }

  // Makes `source` UTF-8, except that of a page, which may declare its charset in its text. Returns
  // whether that is possible; else `out` has the error.
  bool decode(std::unique_ptr<AheadSource>& source, InputDocument& out) const {
    const std::string utf16 = utf16_charset(source->ahead(4));
    std::string charset = charset_of(config_.encoding);
    if (config_.encoding == InputEncoding::utf16 && !utf16.empty()) charset = utf16;
    if (config_.encoding == InputEncoding::automatic) charset = utf16;
    if (config_.encoding == InputEncoding::utf8 && !utf16.empty())
      fail(out, "is UTF-16, and is read as UTF-8; set input.encoding to utf-16 or auto");
    else if (!charset.empty())
      source = decoded(std::move(source), charset);
    return !out.error;
  }

  CsvForm csv_form(InputFile::Kind kind) const {
    CsvForm form{kind == InputFile::Kind::csv ? ',' : '\t'};
    if (!config_.delimiter.empty()) form.delimiter = config_.delimiter[0];
    form.quote = config_.quote.empty() ? '\0' : config_.quote[0];
    return form;
  }

  std::unique_ptr<AheadSource> open_source(const InputFile& file, std::size_t& size) {
    std::unique_ptr<ByteSource> raw;
    if (file.kind == InputFile::Kind::standard_input) {
      raw = std::move(standard_input_);
    } else if (PipeSource::is_one(file.path)) {
      raw = std::make_unique<PipeSource>(file.path, stop_);
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
    switch (config_.format) {
      case InputFormat::automatic:
        // An array is no JSONL either, but its reader says how to make it JSONL.
        return source.begins_with("{") || source.begins_with("[{") ? Kind::jsonl : Kind::text;
      case InputFormat::text:
        return Kind::text;
      case InputFormat::html:
        return Kind::html;
      case InputFormat::jsonl:
        return Kind::jsonl;
      case InputFormat::csv:
        return Kind::csv;
      case InputFormat::tsv:
        return Kind::tsv;
    }
    return Kind::text;
  }

  void read_text(ByteSource& source, std::size_t size, std::uint64_t most, InputDocument& out) const
      try {
    if (!read_all(source, size, most, out.document.text))
      fail(out, ReadingLimits::exceeded("the file", most), ErrorCode::limit);
    else if (!source.error().empty())
      fail(out, "cannot be read: " + source.error());
  } catch (const std::bad_alloc&) {
    fail(out, "out of memory for its text", ErrorCode::limit);
  }

  void check_text(InputDocument& out) const {
    if (const std::string problem = utf8_problem(out.document.text); !problem.empty())
      return fail(out, problem);
    out.encoding = Encoding::utf8;
  }

  void read_page(InputDocument& out) const {
    const std::string bytes = std::exchange(out.document.text, "");
    const Document named =
        out.document;  // fields from the name take precedence over those of the page
    const std::string problem = read_html(bytes, html_, out.document);
    if (!problem.empty()) return fail(out, problem);
    if (has_named_date_) out.document.date = named.date;
    if (!named.language.empty()) out.document.language = named.language;
    if (named.meta_json.empty()) return;
    Json meta = Json::parse(out.document.meta_json).value_or(Json::object());
    const Json of_name = Json::parse(named.meta_json).value();
    for (const auto& [key, value] : of_name.members()) meta[key] = value;
    out.document.meta_json = meta.dump();
  }

  // Sets all but the text, from the file's name.
  void begin(InputDocument& out, const InputFile& file) {
    name_ = name_of_file(file.path);
    out.error.reset();
    out.document = {};
    out.document.id = name_;
    out.document.date = date_;
    has_named_date_ = false;
    if (!pattern_ || file.kind == InputFile::Kind::standard_input) return;
    if (!pattern_->read(name_, fields_))
      return fail(out,
                  "the name has nothing that matches input.name_pattern, " + config_.name_pattern);
    auto meta = Json::object();
    for (const auto& [field, value] : fields_) {
      if (field == "id")
        out.document.id = value;
      else if (field == "date")
        out.document.date = value;
      else if (field == "language")
        out.document.language = value;
      else
        meta[field] = value;
      has_named_date_ |= field == "date";
    }
    if (!meta.empty()) out.document.meta_json = meta.dump();
  }

  void fail(InputDocument& out, const std::string& problem,
            ErrorCode code = ErrorCode::input) const {
    out.error.emplace(code, name_ + ": " + problem);
    out.document.text.clear();
  }

  const ReadingLimits limits_;
  const std::atomic<bool>* const stop_;
  InputConfig config_;
  std::vector<InputFile> files_;
  std::string date_;
  std::unique_ptr<ByteSource> standard_input_;
  std::optional<NamePattern> pattern_;
  HtmlReading html_;
  std::size_t at_ = 0;
  std::string name_;  ///< of the current file
  std::vector<NamePattern::Field> fields_;
  bool has_named_date_ = false;
  std::atomic<std::uint64_t> read_{0};
  std::uint64_t total_ = 0;
  bool total_is_known_ = true;
  std::unique_ptr<DocumentLines> lines_;  ///< of the current file, if it has many documents
};

}  // namespace

std::unique_ptr<Reader> open_inputs(const InputConfig& config,
                                    const std::vector<std::string>& inputs, const std::string& date,
                                    std::unique_ptr<ByteSource> standard_input, Unit unit,
                                    ReadingLimits limits, Logger log) {
  return open_inputs(config, find_input_files(config.format, inputs).files, date,
                     std::move(standard_input), unit, limits, std::move(log));
}

std::unique_ptr<Reader> open_inputs(const InputConfig& config, std::vector<InputFile> files,
                                    const std::string& date,
                                    std::unique_ptr<ByteSource> standard_input, Unit unit,
                                    ReadingLimits limits, Logger log,
                                    const std::atomic<bool>* stop) {
  if (!date.empty() && !read_document_date(date))
    throw Error(ErrorCode::usage, describe_bad_date(date));
  std::unique_ptr<Reader> reader = std::make_unique<FilesReader>(
      config, std::move(files), date, std::move(standard_input), unit, limits, stop);
  reader = read_dates(std::move(reader), config.dates, std::move(log));
  return config.ids == Ids::unique ? refuse_repeated_ids(std::move(reader)) : std::move(reader);
}

std::unique_ptr<Reader> open_inputs(const Config& config, const std::vector<std::string>& inputs,
                                    const std::string& date, Logger log) {
  return open_inputs(config.input(), inputs, date, std::make_unique<StandardInput>(nullptr),
                     config.output().unit, {config.run().document_bytes}, std::move(log));
}

}  // namespace glossator
