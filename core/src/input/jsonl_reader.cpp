#include "input/jsonl_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <new>

#include "input/jsonl_fields.hpp"
#include "input/line_reader.hpp"

namespace glossator {
namespace {

// The parser's offsets have 32 bits.
std::size_t longest_line(const ReadingLimits& limits) {
  return std::min<std::uint64_t>(limits.source_bytes(), UINT32_MAX - LineReader::padding);
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

/// The first line of a text of JSON that is no JSONL: a value that goes on in the next lines.
/// Returns the command that makes JSONL of it, or "".
std::string command_for(std::string_view line, const std::string& name) {
  line = without_blanks(line);
  const std::string file = name == "-" ? "" : " " + name;
  if (line == "{") return "jq -c ." + file;
  if (!line.starts_with('[') || line.ends_with(']')) return "";
  const std::string_view item = without_blanks(line.substr(1));
  return item.empty() || item.starts_with('{') ? "jq -c '.[]'" + file : "";
}

class JsonlReader : public DocumentLines {
 public:
  JsonlReader(std::unique_ptr<ByteSource> source, std::string name, const InputConfig& config,
              const std::string& date, const ReadingLimits& limits)
      : source_(std::move(source)),
        name_(std::move(name)),
        limits_(limits),
        lines_(*source_, longest_line(limits)),
        fields_(config, date) {}

  bool would_wait() const override { return lines_.would_wait(); }

  bool next(InputDocument& out) override {
    std::string_view line;
    while (!is_over_ && lines_.next(line)) {
      // The error of the source covers a line that it cut off.
      if (!lines_.has_end() && !source_->error().empty()) break;
      if (lines_.number() == 1) line = without_mark(line);
      if (lines_.is_too_long()) {
        begin(out);
        fail(out, too_long(), ErrorCode::limit);
        return true;
      }
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      const bool is_first = !std::exchange(has_begun_, true);
      if (is_first && fields_.is_header(line)) continue;
      begin(out);
      const std::string command = is_first ? command_for(line, name_) : "";
      is_over_ = !command.empty();
      if (is_over_)
        fail(out,
             "a JSON value begins here and goes on in the next lines; expected an object a "
             "line, as `" +
                 command + "` writes it");
      else
        read(line, out);
      return true;
    }
    if (is_over_ || source_->error().empty() || std::exchange(error_is_told_, true)) return false;
    begin(out);
    fail(out, "cannot be read: " + source_->error());
    return true;
  }

 private:
  void begin(InputDocument& out) {
    out.error.reset();
    char number[24];
    const auto end = std::to_chars(number, std::end(number), lines_.number()).ptr;
    ((out.document.id = name_) += ':').append(number, end);
    out.document.mime.clear();
    out.document.uri.clear();
  }

  std::string too_long() const {
    return lines_.is_out_of_memory() ? "out of memory for the line"
                                     : ReadingLimits::exceeded("the line", longest_line(limits_)) +
                                           "; JSONL has an object a line";
  }

  void read(std::string_view line, InputDocument& out) try {
    const std::string problem = fields_.read(line, out.document);
    if (!problem.empty()) fail(out, problem);
    out.encoding = Encoding::utf8;  // the parser accepts nothing else
  } catch (const std::bad_alloc&) {
    fail(out, "out of memory for the document", ErrorCode::limit);
  }

  void fail(InputDocument& out, const std::string& problem, ErrorCode code = ErrorCode::input) {
    out.error.emplace(code, name_ + ":" + std::to_string(lines_.number()) + ": " + problem);
    out.document.text.clear();
    out.document.date.clear();
    out.document.language.clear();
    out.document.meta_json.clear();
  }

  std::unique_ptr<ByteSource> source_;
  std::string name_;
  const ReadingLimits limits_;
  LineReader lines_;
  JsonlFields fields_;
  bool has_begun_ = false;
  bool error_is_told_ = false;
  bool is_over_ = false;  // the rest is no JSONL
};

}  // namespace

std::unique_ptr<DocumentLines> read_jsonl(std::unique_ptr<ByteSource> source,
                                          const std::string& name, const InputConfig& config,
                                          const std::string& date, const ReadingLimits& limits) {
  return std::make_unique<JsonlReader>(std::move(source), name, config, date, limits);
}

}  // namespace glossator
