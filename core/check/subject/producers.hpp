#pragma once
#include <gloss/plugin.h>

#include <string>
#include <vector>

#include "json/json.hpp"

namespace glossator::check {

/// Config steps that write the inputs of `annotator`, in a valid order: for each input layer the
/// plugin of the same name, else the first that writes it, and in the same way for the inputs of
/// that plugin. Searches `folders`, then the standard folders. Omits an optional layer without a
/// writer; throws Error(usage) for a required one.
Json producers_of(const gloss_description& annotator, const std::vector<std::string>& folders);

/// `steps` so that they write no layer that `given` has by name: such a layer has another name, by
/// which the steps read it from one another.
Json steps_that_keep_clear(Json steps, const Json& given, const std::vector<std::string>& folders);

}  // namespace glossator::check
