#pragma once
#include <string_view>

namespace glossator {

/// The scripts of page/ that make up the page of `gloss view`, one behind the other.
extern const std::string_view view_script_text;

}  // namespace glossator
