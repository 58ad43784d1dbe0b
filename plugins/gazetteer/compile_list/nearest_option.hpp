#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gloss::gazetteer {

/// "; did you mean `--quiet`?", with the first of the nearest names to `name`; empty if none is
/// near. Repeats code of the host, which a plugin cannot see.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& known);

}  // namespace gloss::gazetteer
