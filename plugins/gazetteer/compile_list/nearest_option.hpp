#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gloss::gazetteer {

/// "; did you mean `--quiet`?", with the first of the names that are nearest to `name`; empty if
/// none is near. The host says it alike, but a plugin sees none of its code.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& known);

}  // namespace gloss::gazetteer
