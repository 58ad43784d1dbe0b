#pragma once
/// The words of a listed name, as the plugin `tokens` cuts it.
#include <string>
#include <string_view>
#include <vector>

namespace gloss::names::train {

/// Commas and 's are words of their own.
std::vector<std::string> words_of(std::string_view name);

}  // namespace gloss::names::train
