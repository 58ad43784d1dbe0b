#include "input/csv_reader.hpp"

#include <algorithm>
#include <optional>

#include "input/line_reader.hpp"
#include "json/json.hpp"
#include "text/nearest_name.hpp"
#include "text/utf8.hpp"

namespace glossator {
namespace {

/// Splits a row into its fields. If the row ends within quotes, the caller may append the next
/// line: parse() goes on where it stopped.
class RowParser {
 public:
  explicit RowParser(char separator) : separator_(separator) {}

  enum class State { complete, open, wrong };

  /// Begins a row, before its first line.
  void begin(std::vector<std::string>& fields) {
    fields.clear();
    at_ = 0;
    is_open_ = false;
  }
  /// Reads `row`: one line or, after State::open, the same bytes and one more line, without the end
  /// of the last line.
  State parse(std::string_view row, std::vector<std::string>& fields) {
    while (true) {
      if (!is_open_) {
        fields.emplace_back();
        is_open_ = at_ < row.size() && row[at_] == '"';
        at_ += is_open_;
      }
      if (is_open_) {
        const State state = parse_quoted(row, fields.back());
        if (state != State::complete) return state;
        is_open_ = false;
      } else {
        const std::size_t end = std::min(row.find(separator_, at_), row.size());
        fields.back() = row.substr(at_, end - at_);
        at_ = end;
      }
      if (at_ == row.size()) return State::complete;
      ++at_;  // the separator
    }
  }

 private:
  State parse_quoted(std::string_view row, std::string& field) {
    for (;; ++at_) {
      const std::size_t quote = std::min(row.find('"', at_), row.size());
      field += row.substr(at_, quote - at_);
      at_ = quote;
      if (at_ == row.size()) return State::open;
      ++at_;
      if (at_ == row.size() || row[at_] == separator_) return State::complete;
      if (row[at_] != '"') return State::wrong;
      field += '"';
    }
  }

  char separator_;
  std::size_t at_ = 0;    // bytes of the row read so far
  bool is_open_ = false;  // in a quoted field
};

class CsvReader final : public DocumentLines {
 public:
  CsvReader(std::unique_ptr<ByteSource> source, char separator, std::string name,
            const InputConfig& config, std::string date, const ReadingLimits& limits)
      : limits_(limits),
        source_(std::move(source)),
        name_(std::move(name)),
        config_(config),
        date_(std::move(date)),
        lines_(*source_, limits.row_bytes()),
        parser_(separator) {}

  bool would_wait() const override { return again_.empty() && lines_.would_wait(); }

  bool next(InputDocument& out) override {
    while (next_row()) {
      if (!has_header_) {
        has_header_ = true;
        const std::string problem = problem_.empty() ? read_header() : problem_;
        if (problem.empty()) continue;
        // Without column names no row has a text.
        is_over_ = true;
        fail(out, problem);
        return true;
      }
      if (problem_.empty() && fields_.size() == 1 && fields_[0].empty()) continue;  // a blank line
      problem_.empty() ? take(out) : fail(out, problem_, problem_code_);
      return true;
    }
    if (source_->error().empty() || is_over_) return false;
    is_over_ = true;
    row_begin_ = line_;
    fail(out, "cannot be read: " + source_->error());
    return true;
  }

 private:
  struct Columns {
    std::optional<std::size_t> id, text, date, language;
    std::vector<std::size_t> others;
  };

  /// Sets `line` to the next line: one given back by a broken row, else one from the source.
  bool next_line(std::string& line) {
    if (!again_.empty()) {
      line = std::move(again_.back());
      again_.pop_back();
      ++line_;
      return true;
    }
    std::string_view read;
    if (is_over_ || !lines_.next(read)) return false;
    if (!lines_.has_end() && !source_->error().empty()) return false;
    ++line_;
    if (line_ == 1 && read.starts_with("\xEF\xBB\xBF")) read.remove_prefix(3);
    line = lines_.is_too_long() ? "" : read;
    if (lines_.is_too_long()) tell(too_long(), ErrorCode::limit);
    return true;
  }
  void tell(const std::string& problem, ErrorCode code = ErrorCode::input) {
    problem_ = problem;
    problem_code_ = code;
  }
  std::string too_long() const {
    return lines_.is_out_of_memory() ? "out of memory for the row"
                                     : ReadingLimits::exceeded("the row", limits_.row_bytes());
  }

  // Sets fields_ or problem_. A broken row costs only its first line.
  bool next_row() {
    tell("");
    std::string line;
    if (!next_line(line)) return false;
    row_begin_ = line_;
    if (!problem_.empty()) return true;
    std::vector<std::string> taken;  // lines of the row after its first
    std::string row = std::move(line);
    parser_.begin(fields_);
    while (true) {
      const bool has_return = row.ends_with('\r');
      const auto state = parser_.parse(
          std::string_view(row).substr(0, row.size() - (has_return ? 1 : 0)), fields_);
      if (state == RowParser::State::complete) return true;
      if (state == RowParser::State::wrong) {
        tell("a quoted field goes on behind its quote; a quote within is written twice");
        break;
      }
      if (row.size() > limits_.row_bytes() || !next_line(line)) {
        tell("a quote is not ended");
        break;
      }
      row += '\n';
      row += line;
      taken.push_back(std::move(line));
    }
    line_ -= taken.size();
    std::move(taken.rbegin(), taken.rend(), std::back_inserter(again_));
    return true;
  }

  std::string read_header() {
    const std::vector<std::string> names = fields_;
    const auto column = [&](const std::string& pointer) -> std::optional<std::size_t> {
      if (pointer.empty()) return std::nullopt;
      const auto at = std::find(names.begin(), names.end(), pointer.substr(1));
      if (at == names.end()) return std::nullopt;
      return static_cast<std::size_t>(at - names.begin());
    };
    columns_ = {column(config_.id),
                column(config_.text),
                column(config_.date),
                column(config_.language),
                {}};
    for (std::size_t i = 0; i < names.size(); ++i)
      if (find_invalid_utf8(names[i]))
        return "the name of column " + std::to_string(i + 1) + " is not valid UTF-8";
    if (!columns_.text)
      return "no column `" + config_.text.substr(1) + "`" +
             did_you_mean(config_.text.substr(1), names) + "; the first row names " +
             listed(names) + "; say by input.text which one has the text";
    for (std::size_t i = 0; i < names.size(); ++i)
      if (i != columns_.id && i != columns_.text && i != columns_.date && i != columns_.language)
        columns_.others.push_back(i);
    names_ = names;
    return "";
  }

  void begin(InputDocument& out) {
    out.error.reset();
    out.document = {};
    out.document.id = name_ + ":" + std::to_string(row_begin_);
  }

  void fail(InputDocument& out, const std::string& problem, ErrorCode code = ErrorCode::input) {
    begin(out);
    out.error.emplace(code, out.document.id + ": " + problem);
  }

  void take(InputDocument& out) {
    if (fields_.size() != names_.size())
      return fail(out, "has " + std::to_string(fields_.size()) + " fields; the first row has " +
                           std::to_string(names_.size()));
    for (const std::string& field : fields_)
      if (&field != &fields_[*columns_.text] && find_invalid_utf8(field))
        return fail(out, "column `" + names_[std::size_t(&field - fields_.data())] +
                             "` is not valid UTF-8");
    begin(out);
    Document& document = out.document;
    const auto set = [&](const std::optional<std::size_t>& column, std::string& value) {
      if (column && !fields_[*column].empty()) value = std::move(fields_[*column]);
    };
    document.date = date_;
    set(columns_.id, document.id);
    set(columns_.text, document.text);
    set(columns_.date, document.date);
    set(columns_.language, document.language);
    if (config_.meta.empty() || columns_.others.empty()) return;
    auto meta = Json::object();
    for (const std::size_t column : columns_.others) meta[names_[column]] = fields_[column];
    document.meta_json = meta.dump();
  }

  const ReadingLimits limits_;
  std::unique_ptr<ByteSource> source_;
  const std::string name_;
  const InputConfig config_;
  const std::string date_;
  LineReader lines_;
  RowParser parser_;
  std::vector<std::string> again_;  // lines to read again, the next one last
  std::uint64_t line_ = 0, row_begin_ = 0;
  std::vector<std::string> fields_, names_;
  std::string problem_;  // of the row, or ""
  ErrorCode problem_code_ = ErrorCode::input;
  Columns columns_;
  bool has_header_ = false, is_over_ = false;
};

}  // namespace

std::unique_ptr<DocumentLines> read_csv(std::unique_ptr<ByteSource> source, char separator,
                                        const std::string& name, const InputConfig& config,
                                        const std::string& date, const ReadingLimits& limits) {
  return std::make_unique<CsvReader>(std::move(source), separator, name, config, date, limits);
}

}  // namespace glossator
