#pragma once
#include <cstdint>
#include <string_view>

namespace glossator {

/// Where the records of a run go, in one of the output formats. Groups of documents come in input
/// order. One thread at a time.
class ResultSink {
 public:
  virtual ~ResultSink() = default;
  /// Writes what RecordWriters have made of the next `documents` documents: the bytes mean what
  /// writer and sink of one format have agreed on. Throws Error(output).
  virtual void write(std::string_view bytes, std::uint64_t documents) = 0;
  /// How far it has come: a later run that goes on from here makes the same output as one run would
  /// have. What was written before outlives the process, however it ends (not the machine). For a
  /// single file it is its size in bytes.
  virtual std::uint64_t position() = 0;
  /// Ends the output; nothing may follow. Throws Error(output).
  virtual void close() = 0;
};

}  // namespace glossator
