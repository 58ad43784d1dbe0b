#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "annotations.hpp"
#include "api.hpp"
#include "layer.hpp"

namespace GLOSSATOR_API glossator {

/// Reads results that `gloss run` or Pipeline::annotate_all() wrote as JSONL, one per line, plain
/// or compressed by gzip or Zstandard. Memory does not grow with their number. Movable. One thread
/// at a time.
///
/// Offsets of a Result count bytes. Results with another unit can be read if they hold their
/// document's text (output.text); results with offsets in the source cannot. If the text is
/// missing, it is rebuilt from the covered texts of the records, with blanks elsewhere; a line
/// whose offsets go beyond 1 GiB is refused then. Of the document, id, date, text and meta are
/// read; of failures, everything except the step. Layers that were not written are empty, and
/// attributes that refer into one are dropped.
class ResultReader {
 public:
  /// Takes the layers and their keys from the manifest beside the file, PATH.manifest.json. Throws
  /// Error(usage) if one of them cannot be read, Error(input) if the manifest is broken.
  explicit ResultReader(const std::string& path);
  /// Reads without a manifest: `layers` are those of the pipeline that made the results
  /// (Pipeline::layers()).
  ResultReader(const std::string& path, std::vector<LayerSchema> layers);
  ~ResultReader();
  ResultReader(ResultReader&&) noexcept;
  ResultReader& operator=(ResultReader&&) noexcept;

  const std::vector<LayerSchema>& layers() const;
  /// The next result, or nothing at the end. Throws Error(input) with file and line if a line is
  /// not a result with these layers; the next call goes on with the next line. Throws
  /// Error(input) once, and ends, where the file cannot be read on, as within cut compressed data.
  std::optional<Result> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace glossator
