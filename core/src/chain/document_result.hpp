#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "glossator/pipeline.hpp"
#include "records/layer_store.hpp"

namespace glossator {

struct Chain;
class Step;

/// A document on its way through a chain: the records written so far, the failures, and the times.
/// The buffers are kept from document to document. One thread at a time.
class DocumentResult {
 public:
  explicit DocumentResult(const Chain& chain);
  DocumentResult(const DocumentResult&) = delete;

  /// Forgets the previous document and begins the one with this text, which is borrowed.
  void begin(std::string_view text);
  /// The same for a whole document, which is borrowed.
  void begin(const Document& document);
  /// Refuses the document if it is too long or not UTF-8.
  void examine(const Document& document, Encoding encoding);
  /// Records the failure of a step by its on_error, and drops the records that the step wrote.
  void fail(const Step& step, ErrorCode code, const std::string& message);
  /// Ends the document, after the last step.
  void end();

  /// A mark of the current state: forget() drops what steps [first, last) did since the mark.
  std::size_t mark() const { return annotations_.failures_.size(); }
  void forget(std::size_t mark, std::size_t first, std::size_t last);

  bool is_over() const { return annotations_.status_ == Status::error; }
  const Annotations& annotations() const { return annotations_; }

  LayerStore store;
  std::vector<std::chrono::nanoseconds> times;  ///< of each step

 private:
  void refuse(ErrorCode code, std::string message);

  const Chain& chain_;
  Annotations annotations_;
};

/// The document in the form that plugins see, borrowed.
gloss_document view_of(const Document& document);

/// "plugin `dates`, step `plans`", or without the step if it has the plugin's name.
std::string who(const Step& step);

}  // namespace glossator
