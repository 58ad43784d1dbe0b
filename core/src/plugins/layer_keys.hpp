#pragma once
#include <gloss/plugin.h>

#include <vector>

namespace glossator {

/// The keys of a layer, read with the plugin's own stride. Members that the plugin was compiled
/// without are zero.
std::vector<gloss_key> keys_of(const gloss_layer& layer);

}  // namespace glossator
