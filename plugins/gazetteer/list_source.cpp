#include "list_source.hpp"

#include <algorithm>
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

// Reads the lines and collects their faults.
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
    if (problem_count_ == 0) return;
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
    if (!std::exchange(has_begun_, true) && is_header(text)) return take_header(line, text);
    std::string_view rest = text;
    const std::string_view phrase = take_field(rest);
    if (phrase.empty()) return complain(line, "the phrase is empty");
    if (phrase.size() > longest_phrase)
      return complain(line, "a phrase of " + std::to_string(phrase.size()) +
                                " bytes; the longest are " + std::to_string(longest_phrase));
    const auto fields = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\t')) + 1;
    if (fields > columns_) return complain(line, too_many(fields));
    list_.rows.push_back(line);
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

ListSource::ListSource(const std::string& name, std::string_view text) : content(text) {
  constexpr std::size_t most_bytes = std::size_t{1} << 30;
  if (content.size() > most_bytes)
    throw Error(GLOSS_E_RESOURCE, name + ": a list of more than 1 GiB; split it");
  SourceReader(name, *this).read();
}

}  // namespace gloss::gazetteer
