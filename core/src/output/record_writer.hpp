#pragma once
#include <memory>
#include <string>
#include <vector>

#include "glossator/config.hpp"
#include "glossator/pipeline.hpp"
#include "output/output_buffer.hpp"

namespace glossator {

/// Turns a document and its annotations into bytes of the output. A document's bytes depend on
/// nothing else, so that several writers of one kind may share the work. One thread at a time.
class RecordWriter {
 public:
  virtual ~RecordWriter() = default;
  /// The layers that it writes, by number; it may be given annotations in which others are empty.
  virtual std::vector<std::uint32_t> layers() const = 0;
  /// What stands at the begin of the output, once.
  virtual std::string header() const { return {}; }
  /// Appends the record of a document to `out`.
  virtual void append(const Document& document, const Annotations& annotations,
                      OutputBuffer& out) = 0;
  /// Appends the record of a document that could not be read.
  virtual void append(const Document& document, const Error& error, OutputBuffer& out) = 0;
  /// After the documents that are written at once. The bytes of such a group may depend on all of
  /// them; `out` is the one that append() was given.
  virtual void end_group(OutputBuffer&) {}
};

/// How a table is drawn.
struct TableStyle {
  bool colour = false;
  unsigned width = 0;  ///< columns to which lines are cut; 0: they are not
};

std::unique_ptr<RecordWriter> make_jsonl_writer(const Pipeline& pipeline);
std::unique_ptr<RecordWriter> make_table_writer(const Pipeline& pipeline, TableStyle style);

/// The numbers of the layers that the config asks for, in its order; all if it names none.
std::vector<std::uint32_t> output_layers(const Pipeline& pipeline);

}  // namespace glossator
