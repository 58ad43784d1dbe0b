#pragma once
#include <string>
#include <vector>

#include "view/run_results.hpp"

namespace glossator::view {

/// The inputs of the run: where its manifest says, else beside the output; none without a manifest.
std::vector<std::string> inputs_of(const RunResults& run);

/// Sets the text of the results that have none: reads the run's documents again, from `inputs`, or
/// if it is empty from those that its manifest names, as its config says. Returns the reason, one
/// sentence, if a document that did not fail still has none; else an empty string.
std::string find_texts(RunResults& run, const std::vector<std::string>& inputs);

}  // namespace glossator::view
