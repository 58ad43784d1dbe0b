#include "records/result_state.hpp"

namespace glossator {

Result::State::State(Document owned, std::shared_ptr<const std::vector<LayerSchema>> schemas)
    : document(std::move(owned)) {
  layers.reserve(schemas->size());
  for (const LayerSchema& schema : *schemas)
    layers.emplace_back(schema, static_cast<std::uint32_t>(layers.size()));
  for (Layer& layer : layers) layer.text_ = document.text;
  annotations.document_ = &document;
  annotations.layers_ = &layers;
  annotations.schemas_ = std::move(schemas);
}

Result::State::State(const Annotations& from) : State(from.document(), from.schemas_) {
  annotations.status_ = from.status_;
  annotations.failures_ = from.failures_;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const Layer& other = from.layers()[i];
    layers[i].records_ = other.records_;
    layers[i].attributes_ = other.attributes_;
    layers[i].pool_ = other.pool_;
  }
}

Result::Result(std::unique_ptr<State> state) : state_(std::move(state)) {}
Result::~Result() = default;
Result::Result(Result&&) noexcept = default;
Result& Result::operator=(Result&&) noexcept = default;

const Annotations& Result::annotations() const { return state_->annotations; }

Result Annotations::copy() const { return Result(std::make_unique<Result::State>(*this)); }

const Layer* Annotations::find(std::string_view name) const {
  for (const Layer& layer : *layers_)
    if (layer.name() == name) return &layer;
  return nullptr;
}

}  // namespace glossator
