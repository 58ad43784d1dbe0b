#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "glossator/config.hpp"
#include "glossator/pipeline.hpp"
#include "output/output_buffer.hpp"

namespace glossator {

/// Turns a document and its annotations into bytes of the output. The bytes depend on nothing else,
/// so several writers of one kind can share the work. One thread at a time.
class RecordWriter {
 public:
  virtual ~RecordWriter() = default;
  /// The numbers of the layers that it writes; other layers of the annotations may be empty.
  virtual std::vector<std::uint32_t> layers() const = 0;
  /// The bytes at the begin of the output, written once.
  virtual std::string header() const { return {}; }
  /// Appends the result of a document to `out`.
  virtual void append(const Document& document, const Annotations& annotations,
                      OutputBuffer& out) = 0;
  /// Appends the result of a document that could not be read.
  virtual void append(const Document& document, const Error& error, OutputBuffer& out) = 0;
  /// Appends a result that an earlier run made from the same document: the bytes that append()
  /// added.
  virtual void append_kept(std::string_view result, OutputBuffer& out) { out += result; }
  /// Ends a group of documents that are written together: `out` has the bytes that append() added
  /// for them.
  virtual void end_group(OutputBuffer& /*out*/) {}
  /// Whether end_group() changes the bytes, so that they depend on all documents of a group.
  virtual bool makes_groups() const { return false; }
  /// The results of the group, of a writer that keeps them in place of making bytes. They are the
  /// writer's, until the next group begins.
  virtual std::span<Result> results() { return {}; }
};

/// The look of a table.
struct TableStyle {
  bool colour = false;
  unsigned width = 0;  ///< most columns of a line; 0: no limit
};

std::unique_ptr<RecordWriter> make_jsonl_writer(const Pipeline& pipeline);
std::unique_ptr<RecordWriter> make_table_writer(const Pipeline& pipeline, TableStyle style);

/// The numbers of the layers that the config's output lists, in its order; all if it lists none.
std::vector<std::uint32_t> output_layers(const Pipeline& pipeline);

}  // namespace glossator
