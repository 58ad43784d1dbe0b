#pragma once
/// Reads the word lists of a plugin: UTF-8 text of tab-separated fields, one row per line.
///
///   # A line that begins with "#" and a line without any text say nothing.
///   natural gas<TAB>D35<TAB>1.5
///
/// There is no quoting and no escape. Blanks around a field and a carriage return at the end of a
/// line are dropped. Every failure is an Error(GLOSS_E_RESOURCE, "file:line: reason").
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "annotator.hpp"

namespace GLOSS_HIDDEN gloss {

/// `text` in double quotes, for messages.
inline std::string in_quotes(std::string_view text) {
  std::string out(1, '"');
  return out.append(text).append(1, '"');
}

/// The rows of one word list, each of the same number of fields. Immutable; any thread may read.
class WordList {
 public:
  /// One line of the list. Borrowed from the list, which must outlive it.
  class Row {
   public:
    /// The field without blanks around it; empty if the line left it out. REQUIRES: column <
    /// the list's columns.
    std::string_view operator[](std::size_t column) const {
      return list_->fields_[index_ * list_->columns_ + column];
    }
    /// The line's number in the file, from 1.
    std::size_t line() const { return list_->lines_[index_]; }

    /// The field as a finite decimal number; throws Error if it is not one.
    double number(std::size_t column) const {
      const std::string_view field = (*this)[column];
      double value = 0;
      const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
      if (error != std::errc{} || end != field.data() + field.size() || !std::isfinite(value))
        fail(in_quotes(field) + " is not a number");
      return value;
    }
    /// Throws Error "file:line: reason", for checks that only the plugin can make.
    [[noreturn]] void fail(const std::string& reason) const { list_->fail(line(), reason); }

   private:
    friend class WordList;
    Row(const WordList& list, std::size_t index) : list_(&list), index_(index) {}
    const WordList* list_;
    std::size_t index_;
  };

  class Iterator {
   public:
    Row operator*() const { return {*list_, index_}; }
    Iterator& operator++() { return ++index_, *this; }
    bool operator==(const Iterator&) const = default;

   private:
    friend class WordList;
    Iterator(const WordList& list, std::size_t index) : list_(&list), index_(index) {}
    const WordList* list_;
    std::size_t index_;
  };

  /// Reads the file at `path`. A row has at least `required` fields, never empty, and at most
  /// `columns`; fields missing at its end are empty. REQUIRES: 1 <= required <= columns.
  static WordList read(const std::string& path, std::size_t required, std::size_t columns) {
    std::ifstream file(path, std::ios::binary);
    // A folder opens as a file on Linux, and then cannot be read.
    if (!file || std::filesystem::is_directory(path))
      throw Error(GLOSS_E_RESOURCE, path + ": cannot be read");
    std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return {path, std::move(content), required, columns};
  }

  /// Reads the list from `content`; messages call it `name`.
  WordList(std::string name, std::string content, std::size_t required, std::size_t columns)
      : name_(std::move(name)), content_(std::move(content)), columns_(columns) {
    std::string_view rest = content_;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    for (std::size_t line = 1; !rest.empty(); ++line) {
      const std::size_t end = rest.find('\n');
      add(rest.substr(0, end), line, required);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
  WordList(const WordList&) = delete;  // the fields point into the content
  WordList& operator=(const WordList&) = delete;

  /// The list itself. Throws Error at a row that says otherwise than one before it with the same
  /// first field; a row that is only repeated does no harm.
  const WordList& agreed() const {
    std::unordered_map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < size(); ++i) {
      const auto [known, is_new] = first.emplace((*this)[i][0], i);
      if (is_new) continue;
      const auto fields = [&](std::size_t row) { return fields_.data() + row * columns_; };
      if (!std::equal(fields(i), fields(i + 1), fields(known->second)))
        fail(lines_[i], in_quotes((*this)[i][0]) + " says otherwise in line " +
                            std::to_string(lines_[known->second]) + "; leave one of the two");
    }
    return *this;
  }

  /// The file's path, for messages.
  const std::string& name() const { return name_; }
  std::size_t size() const { return lines_.size(); }
  /// REQUIRES: index < size().
  Row operator[](std::size_t index) const { return {*this, index}; }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  void add(std::string_view line, std::size_t number, std::size_t required) {
    if (line.starts_with('#') || trimmed(line).empty()) return;
    if (!is_utf8(line)) fail(number, "not UTF-8");
    lines_.push_back(number);
    std::size_t count = 0;
    for (std::size_t begin = 0; begin <= line.size(); ++count) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      const std::string_view field = trimmed(line.substr(begin, end - begin));
      if (count < required && field.empty())
        fail(number, "field " + std::to_string(count + 1) + " is empty");
      if (count < columns_) fields_.push_back(field);
      begin = end + 1;
    }
    if (count < required || count > columns_)
      fail(number, std::to_string(count) + (count == 1 ? " field" : " fields") + ", expected " +
                       (count < required ? "at least " + std::to_string(required)
                                         : "at most " + std::to_string(columns_)) +
                       " separated by tabs");
    fields_.resize(lines_.size() * columns_);
  }

  [[noreturn]] void fail(std::size_t line, const std::string& reason) const {
    throw Error(GLOSS_E_RESOURCE, name_ + ":" + std::to_string(line) + ": " + reason);
  }

  static std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
  }

  std::string name_;
  std::string content_;
  std::size_t columns_;
  std::vector<std::string_view> fields_;  // columns_ of them for each row
  std::vector<std::size_t> lines_;        // of each row
};

}  // namespace gloss
