#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "glossator/pipeline.hpp"
#include "records/layer_store.hpp"

namespace glossator {

struct Chain;
class Step;

/// A document on its way through a chain: what steps have written so far, what failed, how long it
/// took. The buffers are kept from document to document. One thread at a time.
class DocumentResult {
 public:
  explicit DocumentResult(const Chain& chain);
  DocumentResult(const DocumentResult&) = delete;

  /// Forgets the document before.
  void begin();
  /// Refuses the document if it is itself at fault: too long, or not UTF-8.
  void examine(const Document& document, Encoding encoding);
  /// Takes the failure of a step, as its on_error says, and drops what the step wrote.
  void fail(const Step& step, ErrorCode code, std::string message);
  /// After the last step.
  void end();

  /// To go back to what holds now: forget() drops what steps [first, last) have done since.
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

/// As plugins see it, borrowed.
gloss_document view_of(const Document& document);

/// "plugin `dates`, step `plans`", or without the step where it has the plugin's name.
std::string who(const Step& step);

}  // namespace glossator
