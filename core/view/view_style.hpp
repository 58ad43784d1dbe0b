#pragma once
#include <string_view>

namespace glossator {

/// page/page.css, the style of all pages.
extern const std::string_view view_style_text;

}  // namespace glossator
