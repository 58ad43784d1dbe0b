#include "records/result_builder.hpp"

#include "records/result_state.hpp"

namespace glossator {

ResultBuilder::ResultBuilder(Document document,
                             std::shared_ptr<const std::vector<LayerSchema>> schemas)
    : state_(std::make_unique<Result::State>(std::move(document), std::move(schemas))) {}

ResultBuilder::~ResultBuilder() = default;

const Document& ResultBuilder::document() const { return state_->document; }

void ResultBuilder::set_status(Status status, std::vector<Failure> failures) {
  state_->set_status(status, std::move(failures));
}

std::vector<gloss_record>& ResultBuilder::records(std::uint32_t layer) {
  return state_->layers[layer].records_;
}

std::vector<gloss_attribute>& ResultBuilder::attributes(std::uint32_t layer) {
  return state_->layers[layer].attributes_;
}

std::string& ResultBuilder::pool(std::uint32_t layer) { return state_->layers[layer].pool_; }

Result ResultBuilder::take() { return Result(std::move(state_)); }

}  // namespace glossator
