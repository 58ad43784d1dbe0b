#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "output/output_format.hpp"

namespace glossator {

/// Where an output has the result of a document.
struct ResultPlace {
  /// In a file, the offset of the result, or of its group of documents if that is compressed; in a
  /// folder, the number of its document among those with the same id, from 1.
  std::uint64_t place = 0;
  std::uint64_t begin = 0;  ///< offset in the group, before it is compressed; else 0
  std::uint64_t size = 0;   ///< in bytes, before they are compressed
};

/// Reads single results back from an output, as RecordWriter::append() wrote them. One thread at a
/// time; several sources may read one output.
class ResultSource {
 public:
  virtual ~ResultSource() = default;
  /// Sets `result` to the bytes at `place`, or returns false if the output has none there. Whether
  /// they are those that were written is for the caller to check: the output may have changed.
  virtual bool read(const ResultPlace& place, std::string_view id, std::string& result) = 0;
};

/// Whether results of the format can be read back singly. In SQLite they are spread over tables and
/// refer to rows by number; in brat people change them by hand.
bool has_result_source(const OutputFormat& format);

/// Opens the output of a format that has_result_source(). Reads nothing if it is not there.
std::unique_ptr<ResultSource> open_results(const OutputFormat& format, const std::string& path);

}  // namespace glossator
