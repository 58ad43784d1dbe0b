#pragma once
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

namespace glossator::interchange {

/// The JSON values of a file, one after the other: those of its lines, or the items of the list
/// that it is. Memory is that of the largest value.
class JsonValues {
 public:
  /// Throws Error(usage) if the file cannot be read.
  explicit JsonValues(const std::string& path);
  /// The text of the next value, with whatever is wrong in it; nothing at the end. Throws
  /// Error(input) if the list or the value does not end.
  std::optional<std::string> next();
  std::uint64_t line() const { return first_line_; }  ///< in which the value begins, from 1

 private:
  int take();
  void skip_between();
  [[noreturn]] void refuse(const std::string& what) const;

  std::string path_;
  std::ifstream file_;
  std::uint64_t line_ = 1, first_line_ = 1;
  bool is_begun_ = false, is_list_ = false;
};

}  // namespace glossator::interchange
