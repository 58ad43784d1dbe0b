#pragma once
#include <gloss/plugin.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "records/layer_store.hpp"

namespace glossator {

/// What records of one output may refer to.
struct IntakeScope {
  std::string_view text;                        ///< of the document
  std::uint32_t layer;                          ///< the layer that is written
  std::span<const std::uint32_t> input_layers;  ///< layer of each input, GLOSS_NONE if absent
};

/// Checks `batch` against the contract and appends it to the layer in `store`. Returns what is
/// wrong ("record 3: span [5, 3) ends before it begins"), or "" if all is well. Nothing is appended
/// if anything is wrong; no pointer or index of the batch is trusted before it is checked.
std::string take_records(const gloss_batch& batch, const IntakeScope& scope, LayerStore& store);

}  // namespace glossator
