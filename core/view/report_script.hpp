#pragma once
#include <string_view>

namespace glossator {

/// The scripts of page/ that make up the page of `gloss report`.
extern const std::string_view report_script_text;

}  // namespace glossator
