#pragma once
#include "interchange/annotated_document.hpp"

namespace glossator::interchange {

/// Writes one document after the other, in the order in which they come. One thread.
class AnnotatedWriter {
 public:
  virtual ~AnnotatedWriter() = default;
  /// Throws Error(input) if the format cannot hold the document, Error(output) if the file cannot
  /// be written. A document that was refused leaves nothing in the output.
  virtual void write(const AnnotatedDocument& document) = 0;
  /// Completes the output; call it once, behind the last document. Throws Error(output).
  virtual void close() = 0;
};

/// The text of the document. Throws Error(input) if it has none: no other format holds offsets
/// without their text.
const std::string& text_of(const AnnotatedDocument& document);

}  // namespace glossator::interchange
