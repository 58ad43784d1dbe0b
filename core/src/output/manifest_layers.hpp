#pragma once
#include <optional>
#include <string>
#include <vector>

#include "glossator/layer.hpp"
#include "json/json.hpp"

namespace glossator {

/// The manifest beside `output`; nothing if there is none. Throws Error(input) if it is not JSON.
std::optional<Json> read_manifest(const std::string& output);

/// The layers as a manifest has them: names, types, and keys with their kinds.
Json layers_json(const std::vector<LayerSchema>& layers);

/// The same back. Throws JsonError or Error(input).
std::vector<LayerSchema> layers_of(const Json& json);

}  // namespace glossator
