#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "glossator/annotations.hpp"

namespace glossator {

/// A document of a group that was written.
struct WrittenDocument {
  std::string_view id;
  std::string_view text;  ///< empty if it could not be read
  /// End of its bytes in the group; 0 if RecordWriter::makes_groups().
  std::size_t end = 0;
  /// ResultPlace::place of its result. The sink sets it, if its format has a ResultSource.
  std::uint64_t place = 0;
};

/// Consecutive documents in the bytes of a RecordWriter. Borrowed from the caller.
struct WrittenGroup {
  std::string_view bytes;
  std::span<WrittenDocument> documents;
  /// RecordWriter::results(); a sink may move them away.
  std::span<Result> results = {};
};

/// Stores the results of a run, in one of the output formats. Groups of documents come in input
/// order. One thread at a time.
class ResultSink {
 public:
  virtual ~ResultSink() = default;
  /// Writes the next group. Writer and sink of a format agree on the meaning of its bytes. Throws
  /// Error(output).
  virtual void write(const WrittenGroup& group) = 0;
  /// Takes note of a document that an earlier part of the run wrote. Called for each of them, in
  /// order, before the first write().
  virtual void skip(std::string_view /*id*/) {}
  /// False: no further documents are to be read. Groups that are begun still come.
  virtual bool wants_more() const { return true; }
  /// The position reached: a run resumed from here makes the same output as one uninterrupted run.
  /// Everything written before it survives any end of the process (but not a crash of the machine).
  /// For a single file the position is its size in bytes.
  virtual std::uint64_t position() = 0;
  /// Ends the output; nothing may follow. Throws Error(output).
  virtual void close() = 0;
};

}  // namespace glossator
