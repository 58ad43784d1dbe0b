#pragma once
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

#include "glossator/error.hpp"

namespace glossator::interchange {

/// The JSON values of a file, one after the other: those of its lines, or the items of the list
/// that it is. Memory is that of the largest value.
class JsonValues {
 public:
  /// Throws an Error of kind `code` if the file cannot be read.
  JsonValues(const std::string& path, ErrorCode code);
  /// The text of the next value, with whatever is wrong in it; nothing at the end. Throws
  /// Error(input) if the list or the value does not end, or reading fails.
  std::optional<std::string> next();
  std::uint64_t line() const { return first_line_; }  ///< in which the value begins, from 1
  /// Its number in the list, from 1; nothing if the file is no list.
  std::optional<std::uint64_t> number() const;

 private:
  int take();
  void skip_between();
  [[noreturn]] void refuse(const std::string& what) const;

  std::string path_;
  std::ifstream file_;
  std::uint64_t line_ = 1, first_line_ = 1, number_ = 0;
  bool is_begun_ = false, is_list_ = false;
};

}  // namespace glossator::interchange
