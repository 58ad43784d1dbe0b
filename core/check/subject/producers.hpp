#pragma once
#include <gloss/plugin.h>

#include <string>
#include <vector>

#include "json/json.hpp"

namespace glossator::check {

/// The steps of a config that write what `annotator` reads, in an order that works: for each input
/// layer the plugin of the same name, else the first that writes it, and so on for what that one
/// reads. Plugins are looked for in `folders`, then in the standard ones. A layer that is optional
/// and that nobody writes is left out; throws Error(usage) for one that must be there.
Json producers_of(const gloss_description& annotator, const std::vector<std::string>& folders);

}  // namespace glossator::check
