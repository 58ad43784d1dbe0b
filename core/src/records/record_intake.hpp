#pragma once
#include <gloss/plugin.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "records/layer_store.hpp"

namespace glossator {

/// What the records of one output may refer to.
struct IntakeScope {
  std::string_view text;                        ///< of the document
  std::uint32_t layer;                          ///< the layer that the step writes
  std::span<const std::uint32_t> input_layers;  ///< layer of each input, GLOSS_NONE if absent
};

/// Checks `batch` against the contract and appends it to the layer in `store`. Returns the problem
/// ("record 3: span [5, 3) ends before it begins") and appends nothing, or returns "". Checks every
/// pointer and index of the batch before using it.
std::string take_records(const gloss_batch& batch, const IntakeScope& scope, LayerStore& store);

}  // namespace glossator
