#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace glossator {

/// The name of `known` that `name` most likely was meant to be, by optimal string alignment
/// distance; none if all are farther than a third of the name's length, or than one step if that is
/// more. Two steps in five letters would take `dates` for `names`.
std::optional<std::string> nearest_name(std::string_view name, std::span<const std::string> known);

/// "; did you mean `tokens`?" or "", for the end of a message.
std::string did_you_mean(std::string_view name, std::span<const std::string> known);

/// "a, b, c", or "none", for a message.
std::string listed(std::span<const std::string> names);

}  // namespace glossator
