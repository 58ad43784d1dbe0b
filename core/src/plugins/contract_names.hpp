#pragma once
#include <string>
#include <string_view>

namespace glossator {

/// Whether plugin.h allows the name: for an annotator [a-z0-9_.-]+, for a layer [a-z][a-z0-9_.-]*,
/// for a key [a-z][a-z0-9_]*.
bool is_annotator_id(std::string_view id);
bool is_layer_name(std::string_view name);
bool is_key_name(std::string_view name);

/// Whether plugin.h allows the name of a type: valid UTF-8, not empty, without a control character,
/// without a blank at its begin or end. U+FFFD, which stands for such bytes in the description of a
/// library that is not loaded, is no part of a name either.
bool is_type_name(std::string_view name);

/// The name as messages and descriptions have it: U+FFFD stands for each character that no name may
/// have, so that it stays one that is not allowed.
std::string shown_name(std::string_view name);

}  // namespace glossator
