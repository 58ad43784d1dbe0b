#pragma once
#include <string>
#include <string_view>

namespace glossator {

/// `text` for a terminal: control characters other than line feed and tab, which could move the
/// cursor or hide what follows, become \x1B, \u009B; so do those that turn the direction of
/// writing.
std::string visible_text(std::string_view text);

}  // namespace glossator
