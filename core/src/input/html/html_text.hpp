#pragma once
#include <string>
#include <string_view>

#include "glossator/document.hpp"
#include "text/offset_units.hpp"

namespace glossator {

struct HtmlReading {
  bool all = false;               ///< all that is shown, not the main text alone
  bool keep_source = false;       ///< whether Document::source is set
  Unit source_unit = Unit::byte;  ///< of its offsets
};

/// Sets text, source, mime and, where the page tells them, date, language and meta (its title) of
/// `out` from the HTML document `bytes`: UTF-8, or windows-1252 where a meta element says so.
/// Blocks are parted by an empty line. Returns what is wrong, or "".
std::string read_html(std::string_view bytes, const HtmlReading& how, Document& out);

}  // namespace glossator
