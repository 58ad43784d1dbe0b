#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "glossator/config.hpp"
#include "glossator/document.hpp"
#include "glossator/error.hpp"

namespace glossator {

/// One document of the input, or what is wrong with it: then the document still has an id, so that
/// it gets its record.
struct InputDocument {
  Document document;
  std::optional<Error> error;
  Encoding encoding = Encoding::unchecked;  ///< what the reader knows of the text
};

/// A stream of documents. Memory does not grow with the number of documents. One thread.
class Reader {
 public:
  virtual ~Reader() = default;
  /// Sets `out` to the next document and returns true, or returns false at the end. `out` may be
  /// reused from call to call, so that its strings keep their capacity. A broken document is
  /// returned with its error; throws Error(input) only if the stream itself cannot go on.
  virtual bool next(InputDocument& out) = 0;
  /// Whether next() would wait for bytes of a pipe, so that what was read is better dealt with
  /// first.
  virtual bool would_wait() const { return false; }
  /// How much of the input has been read, in bytes of its files. Any thread.
  virtual std::uint64_t bytes_read() const = 0;
  /// How much there is in all; nothing if standard input is part of it.
  virtual std::optional<std::uint64_t> bytes_total() const = 0;
};

/// How much is read for one document. Of what is longer no more is kept, so that memory is bounded
/// whatever comes, and its record says so.
struct ReadingLimits {
  std::uint64_t text_bytes = RunConfig{}.document_bytes;  ///< of a text

  /// Of a row of a table, in which a quote is two.
  std::uint64_t row_bytes() const { return 2 * text_bytes + other_bytes; }
  /// Of a page or a line of JSONL, in which a character takes up to six bytes.
  std::uint64_t source_bytes() const { return 8 * text_bytes + other_bytes; }
  /// What a message says of what is longer.
  static std::string exceeded(const std::string& what, std::uint64_t bytes);

 private:
  static constexpr std::uint64_t other_bytes = 1u << 20;  // beside the text
};

}  // namespace glossator
