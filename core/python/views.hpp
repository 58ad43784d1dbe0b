#pragma once
#include <pybind11/pybind11.h>

#include <glossator/pipeline.hpp>
#include <glossator/query.hpp>
#include <memory>
#include <string>
#include <vector>

#include "text/offset_units.hpp"

namespace glossator::python {

/// A document with all of its layers. Immutable.
struct KeptResult {
  explicit KeptResult(Result owned);

  const std::vector<Layer>& layers() const { return result->layers(); }
  const Document& document() const { return result->document(); }
  std::uint32_t code_points(std::uint32_t offset) const { return units.convert(offset); }
  /// The byte offset behind `code_points` code points; the text's end if it has fewer.
  std::uint32_t bytes(std::uint32_t code_points) const;

  Result result;
  std::vector<SpanIndex> indices;  // of the layers
  OffsetUnits units{Unit::codepoint};
};

/// A view of a layer. Like a view of a record, it keeps its result alive.
struct LayerView {
  std::shared_ptr<const KeptResult> result;
  std::uint32_t layer;

  const Layer& get() const { return result->layers()[layer]; }
};

struct RecordView {
  std::shared_ptr<const KeptResult> result;
  std::uint32_t layer;
  std::uint32_t record;

  Record get() const { return result->layers()[layer][record]; }
};

/// Adds Annotations, Layer and Record.
void add_views(pybind11::module_& module);

}  // namespace glossator::python
