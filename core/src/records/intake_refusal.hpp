#pragma once
#include <string>

#include "records/record_intake.hpp"

namespace glossator {

/// The first problem of a batch that take_records() refuses: "record 3: span [5, 3) ends before it
/// begins". Looks at a copy, because a process that shares the batch's memory may still change it.
/// REQUIRES: what the batch says of its arrays is sound; `store` is without the batch.
std::string describe_refusal(const gloss_batch& batch, const IntakeScope& scope,
                             const LayerStore& store);

}  // namespace glossator
