#pragma once
#include <pybind11/pybind11.h>

#include <glossator/pipeline.hpp>
#include <glossator/query.hpp>
#include <memory>
#include <string>
#include <vector>

#include "text/offset_units.hpp"

namespace glossator::python {

/// A document with all of its layers. Not changed once made.
struct Result {
  std::shared_ptr<const Pipeline> pipeline;  // owns the schemas of the layers
  Document document;
  Status status;
  std::vector<Failure> failures;
  std::vector<Layer> layers;
  std::vector<SpanIndex> indices;  // of the layers
  OffsetUnits units{Unit::codepoint};

  std::uint32_t code_points(std::uint32_t offset) const { return units.convert(offset); }
  /// The byte at which so many code points have passed; the text's end if it has fewer.
  std::uint32_t bytes(std::uint32_t code_points) const;
};

/// A view of a layer; keeps its result alive, as a view of a record does.
struct LayerView {
  std::shared_ptr<const Result> result;
  std::uint32_t layer;

  const Layer& get() const { return result->layers[layer]; }
};

struct RecordView {
  std::shared_ptr<const Result> result;
  std::uint32_t layer;
  std::uint32_t record;

  Record get() const { return result->layers[layer][record]; }
};

/// Adds Annotations, Layer and Record.
void add_views(pybind11::module_& module);

}  // namespace glossator::python
