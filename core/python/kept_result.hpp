#pragma once
#include <pybind11/pybind11.h>

#include <glossator/json.hpp>
#include <glossator/pipeline.hpp>
#include <glossator/query.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "text/offset_units.hpp"

namespace glossator::python {

/// The parts of a pipeline that its results need when it is gone. Immutable.
struct ResultForm {
  explicit ResultForm(const Pipeline& pipeline);
  ResultForm(std::vector<LayerSchema> layers, JsonOptions options);

  std::shared_ptr<const std::vector<LayerSchema>> schemas;
  JsonOptions json;  // as the config's output says; `layers` names all that are written
};

/// A document with all of its layers. Immutable, except for what is computed when it is first asked
/// for, under the GIL.
class KeptResult {
 public:
  KeptResult(Result owned, std::shared_ptr<const ResultForm> made_by);

  const Annotations& annotations() const { return *result_; }
  const std::vector<Layer>& layers() const { return result_->layers(); }
  const Document& document() const { return result_->document(); }
  const ResultForm& form() const { return *form_; }
  const std::shared_ptr<const ResultForm>& shared_form() const { return form_; }
  /// REQUIRES: `offset` is a code-point boundary of the text.
  std::uint32_t code_points(std::uint32_t offset) const { return units_.convert(offset); }
  /// The converter to code points.
  const OffsetUnits& units() const { return units_; }
  /// The byte offset behind `code_points` code points; the text's end if it has fewer.
  std::uint32_t bytes(std::uint32_t code_points) const;
  const SpanIndex& index(std::uint32_t layer) const;
  /// The children of each record of a layer.
  const std::vector<std::vector<std::uint32_t>>& children(std::uint32_t layer) const;

  /// As the caller gave it; NULL where none has, as where there is no GIL.
  mutable pybind11::object meta;

 private:
  struct Computed {
    std::optional<SpanIndex> index = {};
    std::optional<std::vector<std::vector<std::uint32_t>>> children = {};
  };
  Result result_;
  std::shared_ptr<const ResultForm> form_;
  OffsetUnits units_{Unit::codepoint};
  mutable std::vector<Computed> computed_;  // a layer each
};

/// A result that says why a document could not be read.
std::shared_ptr<KeptResult> refused_result(const std::shared_ptr<const ResultForm>& form,
                                           const std::string& id, const std::string& message);

}  // namespace glossator::python
