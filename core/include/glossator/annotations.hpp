#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api.hpp"
#include "document.hpp"
#include "error.hpp"
#include "layer.hpp"

namespace GLOSSATOR_API glossator {

class Result;

/// Why a step wrote nothing for a document.
struct Failure {
  std::string plugin;  ///< id; empty if the host refused the document itself
  std::string step;
  ErrorCode code;
  std::string message;
};

enum class Status {
  ok,
  partial,  ///< a step failed and on_error is skip_layer: its layers are empty, the others complete
  error     ///< no layers
};

/// The layers of one document. Borrowed: from its worker until that worker's next document, or from
/// the Result that owns it. copy() makes a Result of its own.
class Annotations {
 public:
  Annotations(const Annotations&) = delete;
  Annotations& operator=(const Annotations&) = delete;

  Status status() const { return status_; }
  /// The failures, in the order of the chain; empty if status() is ok.
  const std::vector<Failure>& failures() const { return failures_; }
  /// The document that was annotated. Borrowed from the caller of Worker::annotate().
  const Document& document() const { return *document_; }
  /// All layers of the chain, in the order in which steps write them.
  const std::vector<Layer>& layers() const { return *layers_; }
  /// The layer `name`, or NULL if the chain has none.
  const Layer* find(std::string_view name) const;
  /// The record that a reference in any of the layers points to. REQUIRES: its kind() is reference.
  Record follow(const Attribute& reference) const {
    const auto [layer, record] = reference.reference();
    return (*layers_)[layer][record];
  }
  /// An independent copy of the document and all layers.
  Result copy() const;

 private:
  friend class DocumentResult;
  friend class Result;
  Annotations() = default;

  Status status_ = Status::ok;
  std::vector<Failure> failures_;
  const Document* document_ = nullptr;
  const std::vector<Layer>* layers_ = nullptr;
  std::shared_ptr<const std::vector<LayerSchema>> schemas_;  // of layers_, for copies
};

/// A document with its annotations. It owns all its data, so it may outlive worker and pipeline.
/// Movable. Const access from any thread.
class Result {
 public:
  ~Result();
  Result(Result&&) noexcept;
  Result& operator=(Result&&) noexcept;

  const Annotations& annotations() const;
  const Annotations* operator->() const { return &annotations(); }
  const Annotations& operator*() const { return annotations(); }

 private:
  friend class Annotations;
  friend class ResultBuilder;
  struct State;
  explicit Result(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace glossator
