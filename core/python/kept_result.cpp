#include "kept_result.hpp"

#include "records/result_builder.hpp"

namespace glossator::python {
namespace {

JsonOptions options_of(const OutputConfig& output) {
  return {output.unit, output.layers, output.text, output.all_meta, output.meta};
}

}  // namespace

ResultForm::ResultForm(const Pipeline& pipeline)
    : ResultForm(pipeline.layers(), options_of(pipeline.config().output())) {}

ResultForm::ResultForm(std::vector<LayerSchema> layers, JsonOptions options)
    : schemas(std::make_shared<const std::vector<LayerSchema>>(std::move(layers))),
      json(std::move(options)) {
  if (json.layers.empty())
    for (const LayerSchema& schema : *schemas) json.layers.push_back(schema.name);
}

KeptResult::KeptResult(Result owned, std::shared_ptr<const ResultForm> made_by)
    : result_(std::move(owned)), form_(std::move(made_by)), computed_(layers().size()) {
  if (annotations().status() != Status::error) units_.begin(document().text);
}

std::uint32_t KeptResult::bytes(std::uint32_t wanted) const {
  std::uint32_t low = 0, high = static_cast<std::uint32_t>(document().text.size());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (code_points(middle) < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const SpanIndex& KeptResult::index(std::uint32_t layer) const {
  auto& index = computed_[layer].index;
  if (!index) index.emplace(layers()[layer]);
  return *index;
}

const std::vector<std::vector<std::uint32_t>>& KeptResult::children(std::uint32_t layer) const {
  auto& children = computed_[layer].children;
  if (children) return *children;
  children.emplace(layers()[layer].size());
  for (const Record record : layers()[layer])
    if (const auto parent = record.parent()) (*children)[*parent].push_back(record.index());
  return *children;
}

std::shared_ptr<KeptResult> refused_result(const std::shared_ptr<const ResultForm>& form,
                                           const std::string& id, const std::string& message) {
  ResultBuilder builder(Document{.id = id}, form->schemas);
  builder.set_status(Status::error, {{"", "", ErrorCode::input, message}});
  return std::make_shared<KeptResult>(builder.take(), form);
}

}  // namespace glossator::python
