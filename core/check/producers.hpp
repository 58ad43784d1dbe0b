#pragma once
#include <gloss/plugin.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace glossator::check {

/// The steps of a config that write what `annotator` reads, in an order that works: for each input
/// layer the plugin of the same name, else the first that writes it, and so on for what that one
/// reads. Plugins are looked for in `folders`, then in the standard ones. A layer that is optional
/// and that nobody writes is left out; throws Error(usage) for one that must be there.
nlohmann::ordered_json producers_of(const gloss_description& annotator,
                                    const std::vector<std::string>& folders);

}  // namespace glossator::check
