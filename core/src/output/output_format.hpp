#pragma once

namespace glossator {

/// In what form results are written.
struct OutputFormat {
  enum class Kind { jsonl, table, csv, conll, brat, folder, sqlite };
  enum class Compression { none, gzip, zstd };

  Kind kind = Kind::jsonl;
  Compression compression = Compression::none;

  /// Whether it goes to one file, or to standard output, from the first byte to the last.
  bool is_stream() const { return kind <= Kind::conll; }
};

}  // namespace glossator
