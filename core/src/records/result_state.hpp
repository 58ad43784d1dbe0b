#pragma once
#include <memory>
#include <utility>
#include <vector>

#include "glossator/annotations.hpp"

namespace glossator {

/// The data that a Result owns. Its annotations point into it, so it never moves.
struct Result::State {
  /// Layers without records, one for each schema.
  State(Document owned, std::shared_ptr<const std::vector<LayerSchema>> schemas);
  /// Copies the annotations of a worker or of another Result.
  explicit State(const Annotations& from);
  State(const State&) = delete;

  void set_status(Status status, std::vector<Failure> failures) {
    annotations.status_ = status;
    annotations.failures_ = std::move(failures);
  }

  Document document;
  std::vector<Layer> layers;
  Annotations annotations;
};

}  // namespace glossator
