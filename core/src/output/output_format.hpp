#pragma once
#include "glossator/config.hpp"

namespace glossator {

/// The form of the output, decided from an OutputKind and the output's name.
struct OutputFormat {
  using Kind = OutputKind;  ///< never automatic
  enum class Compression { none, gzip, zstd };

  Kind kind = Kind::jsonl;
  Compression compression = Compression::none;

  /// Whether it is one stream of bytes, to a file or standard output.
  bool is_stream() const { return kind <= Kind::conll; }
  /// Whether it is a folder with files for each document.
  bool is_folder() const { return kind == Kind::folder || kind == Kind::brat; }
};

}  // namespace glossator
