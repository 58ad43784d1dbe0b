#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "input/byte_source.hpp"
#include "input/line_reader.hpp"

namespace glossator::interchange {

/// The lines of a file, which may be compressed.
class FileLines {
 public:
  /// Throws Error(input) if the file cannot be read.
  explicit FileLines(const std::string& path);
  /// The next line without its line feed, borrowed until the next call; false at the end. Throws
  /// Error(input) for a line of more than 1 GiB, behind which it goes on, and if reading fails,
  /// behind which the file ends.
  bool next(std::string_view& line);
  /// "FILE:NUMBER: " of the last line.
  std::string place() const;
  std::uint64_t number() const { return lines_.number(); }  ///< of the last line, from 1

 private:
  std::string path_;
  std::unique_ptr<ByteSource> source_;
  LineReader lines_;
  bool is_broken_ = false;  // reading failed, which has been told
};

}  // namespace glossator::interchange
