#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace glossator {

/// The nearest of `known` to `name` by optimal string alignment distance; none if all are farther
/// than a third of the name's length (at least one step, but none for a single letter). A limit of
/// two steps in five letters would take `dates` for `names`.
std::optional<std::string> nearest_name(std::string_view name, std::span<const std::string> known);

/// The optimal string alignment distance of two names. Takes quadratic time.
std::size_t name_distance(std::string_view a, std::string_view b);

/// "; did you mean `tokens`?" or "", for the end of a message.
std::string did_you_mean(std::string_view name, std::span<const std::string> known);

/// "a, b, c", or "none", for a message.
std::string listed(std::span<const std::string> names);

}  // namespace glossator
