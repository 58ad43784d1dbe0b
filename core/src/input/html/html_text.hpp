#pragma once
#include <string>
#include <string_view>

#include "glossator/document.hpp"
#include "text/offset_units.hpp"

namespace glossator {

struct HtmlReading {
  bool all = false;               ///< all visible text, not only the main text
  bool date = true;               ///< whether the page's own date is read
  bool keep_source = false;       ///< whether Document::source is set
  Unit source_unit = Unit::byte;  ///< of its offsets
  std::string charset = {};       ///< by iconv's name; empty: the page's own
  bool reads_declared = false;    ///< whether a page may declare any charset, or be UTF-16
};

/// Sets text, source and mime of `out` from the HTML document `bytes`, and date, language and meta
/// (title and url) if the page has them. `bytes` are in how.charset; if that is empty in UTF-8, in
/// windows-1252 if the page declares it, or in what else `how` lets it declare. An empty line
/// separates blocks. Returns the problem, or "".
std::string read_html(std::string_view bytes, const HtmlReading& how, Document& out);

}  // namespace glossator
