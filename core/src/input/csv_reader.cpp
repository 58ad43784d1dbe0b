#include "input/csv_reader.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "input/csv_row.hpp"
#include "input/line_reader.hpp"
#include "input/text_encoding.hpp"
#include "json/json.hpp"
#include "json/json_pointer.hpp"
#include "text/nearest_name.hpp"
#include "text/utf8.hpp"

namespace glossator {
namespace {

/// The name of the column that a JSON Pointer names: a table has no values in others, so its
/// slashes are part of the name.
std::string column_of(const std::string& pointer) {
  std::string name;
  const auto tokens = pointer_tokens(pointer).value_or(std::vector<std::string>{});
  for (const std::string& token : tokens) (name += &token == &tokens.front() ? "" : "/") += token;
  return name;
}

class CsvReader final : public DocumentLines {
 public:
  CsvReader(std::unique_ptr<ByteSource> source, const CsvForm& form, std::string name,
            const InputConfig& config, std::string date, const ReadingLimits& limits)
      : limits_(limits),
        source_(std::move(source)),
        name_(std::move(name)),
        config_(config),
        date_(std::move(date)),
        lines_(*source_, limits.row_bytes()),
        form_(form),
        parser_(form) {}

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
    if (line_ == 1) read = without_mark(read);
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
      if (state == CsvRowParser::State::complete) return true;
      if (state == CsvRowParser::State::wrong) {
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
    names_ = fields_;
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (find_invalid_utf8(names_[i]))
        return "the name of column " + std::to_string(i + 1) + " is not valid UTF-8";
    for (const auto& [pointer, column] : {std::pair(&config_.id, &columns_.id),
                                          {&config_.text, &columns_.text},
                                          {&config_.date, &columns_.date},
                                          {&config_.language, &columns_.language}}) {
      const std::string problem = find_column(*pointer, *column);
      if (!problem.empty()) return problem;
    }
    if (!columns_.text) return no_text();
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (i != columns_.id && i != columns_.text && i != columns_.date && i != columns_.language)
        columns_.others.push_back(i);
    tell_apart(columns_.others);
    return "";
  }

  std::string find_column(const std::string& pointer, std::optional<std::size_t>& out) const {
    if (pointer.empty()) return "";
    const std::string wanted = column_of(pointer);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] != wanted) continue;
      if (out)
        return "columns " + std::to_string(*out + 1) + " and " + std::to_string(i + 1) +
               " are both named `" + names_[i] + "`; expected one; rename the other";
      out = i;
    }
    return "";
  }

  std::string no_text() const {
    const std::string wanted = column_of(config_.text);
    const std::string problem = "no column `" + wanted + "`" + did_you_mean(wanted, names_) +
                                "; the first row names " + listed(names_);
    if (names_.size() == 1)
      for (const char other : {';', ',', '\t', '|'})
        if (other != form_.delimiter && names_[0].find(other) != std::string::npos)
          return problem + "; it has `" + (other == '\t' ? "\\t" : std::string(1, other)) +
                 "` but no delimiter: say by input.delimiter what stands between the fields";
    return problem + "; say by input.text which one has the text";
  }

  // Gives repeated names of `columns` their numbers, as in a, a.2, a.3, so that none hides another.
  void tell_apart(const std::vector<std::size_t>& columns) {
    std::set<std::string> taken(names_.begin(), names_.end()), seen;
    for (const std::size_t column : columns) {
      std::string name = names_[column];
      for (int number = 2; !seen.insert(name).second; ++number)
        if (const auto next = names_[column] + "." + std::to_string(number); !taken.contains(next))
          name = next;
      names_[column] = name;
    }
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
                             "`: " + utf8_problem(field));
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
    if (const std::string problem = utf8_problem(document.text); !problem.empty()) {
      document.text.clear();
      out.error.emplace(ErrorCode::input, name_ + ":" + std::to_string(row_begin_) + ": column `" +
                                              names_[*columns_.text] + "`: " + problem);
      return;
    }
    out.encoding = Encoding::utf8;
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
  const CsvForm form_;
  CsvRowParser parser_;
  std::vector<std::string> again_;  // lines to read again, the next one last
  std::uint64_t line_ = 0, row_begin_ = 0;
  std::vector<std::string> fields_, names_;
  std::string problem_;  // of the row, or ""
  ErrorCode problem_code_ = ErrorCode::input;
  Columns columns_;
  bool has_header_ = false, is_over_ = false;
};

}  // namespace

std::unique_ptr<DocumentLines> read_csv(std::unique_ptr<ByteSource> source, const CsvForm& form,
                                        const std::string& name, const InputConfig& config,
                                        const std::string& date, const ReadingLimits& limits) {
  return std::make_unique<CsvReader>(std::move(source), form, name, config, date, limits);
}

}  // namespace glossator
