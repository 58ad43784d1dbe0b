#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compare/context.hpp"

namespace glossator::compare {

/// The text with & < > and " escaped.
std::string escaped_html(std::string_view text);

/// A whole page without scripts and outer files, for light and dark screens. `body` is HTML.
std::string page_html(const std::string& title, const std::string& body);

/// A table; cells of the first column are names, the others stand at the right. All are texts.
std::string table_html(const std::vector<std::string>& head,
                       const std::vector<std::vector<std::string>>& rows);

/// The piece of text with its middle marked.
std::string context_html(const Context& context);

/// Writes the page, whole or not at all. Throws Error(output) if the file cannot be written.
void write_page(const std::string& path, const std::string& page);

}  // namespace glossator::compare
