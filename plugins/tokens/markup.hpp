#pragma once
/// Remnants of HTML in plain text.
#include <cstdint>
#include <string_view>

namespace gloss::tokens {

struct MarkupTag {
  std::uint32_t end = 0;  ///< past the '>'; 0: no tag
  bool is_block = false;  ///< begins or ends a paragraph
};

/// The HTML tag that begins with the '<' at `at`. Knows only common tags without mixed case, which
/// excludes "<GE.N>" and "a < b".
MarkupTag markup_tag_at(std::string_view text, std::uint32_t at);

}  // namespace gloss::tokens
