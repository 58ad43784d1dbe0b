#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api.hpp"
#include "config.hpp"
#include "document.hpp"
#include "error.hpp"
#include "log.hpp"

namespace GLOSSATOR_API glossator {

/// One document of the input, or the error of one. With an error the document still has an id, so
/// that it gets a result.
struct InputDocument {
  Document document;
  std::optional<Error> error;
  Encoding encoding = Encoding::unchecked;  ///< what the reader knows about the text
};

/// A stream of documents. Memory does not grow with the number of documents. One thread.
class Reader {
 public:
  virtual ~Reader() = default;
  /// Sets `out` to the next document and returns true, or returns false at the end. `out` may be
  /// reused from call to call, so that its strings keep their capacity. Gives a broken document
  /// with its error; throws Error(input) only if the stream itself cannot go on.
  virtual bool next(InputDocument& out) = 0;
  /// Whether next() would wait for bytes of a pipe: the caller should first process what it has.
  virtual bool would_wait() const { return false; }
  /// The number of bytes read from the input files. Any thread.
  virtual std::uint64_t bytes_read() const { return 0; }
  /// The total number of bytes; nothing if unknown.
  virtual std::optional<std::uint64_t> bytes_total() const { return std::nullopt; }
};

/// Reads all of `inputs` in order, as `gloss run` does: files, folders, globs, `@LIST`, and "-" for
/// standard input, by the config's `input` and limits. `date` is the reference date of documents
/// without one; may be empty. `log` gets warnings, as of dates that are ignored; may be empty.
/// Throws Error(usage) before it reads anything if an input does not exist or matches nothing, or
/// `date` cannot be read.
GLOSSATOR_API std::unique_ptr<Reader> open_inputs(const Config& config,
                                                  const std::vector<std::string>& inputs,
                                                  const std::string& date = "", Logger log = {});

}  // namespace glossator
