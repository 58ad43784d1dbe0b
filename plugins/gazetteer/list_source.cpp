#include "list_source.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace gloss::gazetteer {
namespace {

constexpr std::size_t most_problems = 20;
constexpr std::size_t plain_columns = 3;  // phrase, type, id

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_in_quotes(std::string_view field) {
  return field.size() > 1 && field.front() == '"' && field.back() == '"';
}

// Two blanks or more between words: columns, if the list has no tabs.
bool has_wide_gap(std::string_view text) { return trimmed(text).find("  ") != text.npos; }

// The first line with its words in lower case and between tabs, whatever stands between them.
std::string as_header(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    const bool separates = c == ' ' || c == ',' || c == ';' || c == '\t' || c == '"';
    if (!separates)
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    else if (!out.empty() && out.back() != '\t')
      out += '\t';
  }
  return out;
}

// Reads the lines and keeps what is wrong with them.
class SourceReader {
 public:
  SourceReader(const std::string& name, ListSource& list) : name_(name), list_(list) {}

  void read() {
    std::size_t begin = list_.content.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (std::uint32_t number = 1; begin < list_.content.size(); ++number) {
      const std::size_t end = std::min(list_.content.find('\n', begin), list_.content.size());
      take_line(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), number});
      begin = end + 1;
    }
    if (problem_count_ == 0) {
      if (list_.rows.empty()) warn({0, 0, 1}, "no phrase in the list, so that nothing matches");
      return;
    }
    if (problem_count_ > most_problems)
      problems_ +=
          "\n" + name_ + ": " + std::to_string(problem_count_ - most_problems) + " more like these";
    throw Error(GLOSS_E_RESOURCE, problems_);
  }

 private:
  void take_line(const SourceLine& line) {
    const std::string_view text = list_.content.substr(line.begin, line.size);
    if (text.starts_with('#') || trimmed(text).empty()) return;
    if (!is_utf8(text)) return complain(line, "not UTF-8");
    if (!std::exchange(has_begun_, true)) {
      if (is_header(text)) return take_header(line, text);
      if (const std::string reason = header_fault(text); !reason.empty())
        return complain(line, reason);
    }
    std::string_view rest = text;
    const std::string_view phrase = take_field(rest);
    if (phrase.empty()) return complain(line, "the phrase is empty");
    if (phrase.size() > longest_phrase)
      return complain(line, "a phrase of " + std::to_string(phrase.size()) +
                                " bytes; the longest are " + std::to_string(longest_phrase));
    const auto fields = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\t')) + 1;
    if (fields > columns_) return complain(line, too_many(fields));
    if (text.front() == '"' && fields == 1 && text.find("\",") != text.npos)
      return complain(line, "fields in quotes, between commas; write tabs between them, no quotes");
    check_values(line, text);
    if (is_in_quotes(phrase)) warn(line, "the quotes are taken for a part of the phrase");
    if (fields == 1 && has_wide_gap(text))
      warn(line,
           "several blanks in a row are taken for one in the phrase; fields stand between tabs");
    list_.rows.push_back(line);
  }

  void check_values(const SourceLine& line, std::string_view text) {
    const Columns& columns = list_.columns;
    const std::string_view letter_case = columns.value(text, columns.letter_case);
    if (!letter_case.empty() && !letter_case_of(letter_case))
      complain(line, "case " + quoted(letter_case) + "; expected smart, exact or ignore");
    const std::string_view score = columns.value(text, columns.score);
    if (!score.empty() && !score_of(score))
      complain(line, "score " + quoted(score) + "; expected a number from 0 to 1");
  }

  // What is wrong with a first line that was meant as a header; empty if it is a row.
  static std::string header_fault(std::string_view text) {
    const std::string meant = as_header(text);
    const std::string_view expected = "; a header is phrase<TAB>type<TAB>id<TAB>NAME...";
    if (meant.starts_with("phrase\ttype"))
      return "a header with something else than tabs between its names, or with capitals" +
             std::string(expected);
    std::string_view rest = text;
    if (take_field(rest) != "phrase" || rest.empty()) return "";
    return "the second column is " + quoted(take_field(rest)) + ", expected \"type\"" +
           std::string(expected);
  }

  static bool is_header(std::string_view text) {
    return take_field(text) == "phrase" && take_field(text) == "type";
  }

  void take_header(const SourceLine& line, std::string_view text) {
    list_.header = line;
    std::vector<std::string_view> names;
    // An empty last field counts too.
    for (auto left = std::count(text.begin(), text.end(), '\t') + 1; left > 0; --left)
      names.push_back(take_field(text));
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i].empty())
        complain(line, "column " + std::to_string(i + 1) + " has no name");
      else if (names[i].find('=') != std::string_view::npos)
        complain(line, "column name " + quoted(names[i]) + " has \"=\" in it");
      else if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
               names.begin() + static_cast<std::ptrdiff_t>(i))
        complain(line, "column " + quoted(names[i]) + " is there twice");
    }
    if (names.size() > 2 && !names[2].empty() && names[2] != "id")
      complain(line, "the third column is " + quoted(names[2]) + ", expected \"id\"");
    columns_ = std::max(names.size(), std::size_t{2});
    list_.columns = Columns(list_.content.substr(line.begin, line.size));
  }

  std::string too_many(std::size_t fields) const {
    std::string text =
        std::to_string(fields) + " fields, expected at most " + std::to_string(columns_);
    if (list_.header.size == 0)
      text += "; name further columns in a first line phrase<TAB>type<TAB>id<TAB>NAME";
    return text;
  }

  void complain(const SourceLine& line, const std::string& reason) {
    if (++problem_count_ > most_problems) return;
    if (!problems_.empty()) problems_ += '\n';
    problems_ += name_ + ":" + std::to_string(line.number) + ": " + reason;
  }

  void warn(const SourceLine& line, const std::string& what) {
    if (list_.warnings.size() < most_problems)
      list_.warnings.push_back(name_ + ":" + std::to_string(line.number) + ": " + what);
  }

  const std::string& name_;
  ListSource& list_;
  std::string problems_;
  std::size_t problem_count_ = 0;
  std::size_t columns_ = plain_columns;
  bool has_begun_ = false;
};

}  // namespace

std::string_view take_field(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  const std::string_view field = trimmed(line.substr(0, end));
  line.remove_prefix(std::min(end + 1, line.size()));
  return field;
}

Columns::Columns(std::string_view header) {
  for (int column = 0; !header.empty(); ++column) {
    const std::string_view name = take_field(header);
    if (column <= 2) continue;
    if (name == "case") letter_case = names.size();
    if (name == "score") score = names.size();
    names.emplace_back(name);
  }
}

std::string_view Columns::value(std::string_view line, std::size_t index) const {
  if (index == none) return {};
  for (std::size_t left = plain_columns + index; left > 0 && !line.empty(); --left)
    take_field(line);
  return take_field(line);
}

std::optional<LetterCase> letter_case_of(std::string_view name) {
  if (name == "smart") return LetterCase::smart;
  if (name == "exact") return LetterCase::exact;
  if (name == "ignore") return LetterCase::ignore;
  return {};
}

std::optional<double> score_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  if (!is_number || !(value >= 0 && value <= 1)) return {};
  return value;
}

ListSource::ListSource(const std::string& name, std::string_view text) : content(text) {
  constexpr std::size_t most_bytes = std::size_t{1} << 30;
  if (content.size() > most_bytes)
    throw Error(GLOSS_E_RESOURCE, name + ": a list of more than 1 GiB; split it");
  SourceReader(name, *this).read();
}

}  // namespace gloss::gazetteer
