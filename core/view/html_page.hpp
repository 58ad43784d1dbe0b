#pragma once
#include <string>
#include <string_view>

namespace glossator::view {

/// The text of an HTML element.
std::string escaped_for_html(std::string_view text);

/// JSON for a data island: no `<` is left in it, so that no text can end the island.
std::string escaped_for_island(std::string_view json);

/// A page that holds everything it needs; it may run `script` and nothing else, and loads nothing.
/// `style` and `script` go in as they are. REQUIRES: they hold no `</`.
class HtmlPage {
 public:
  HtmlPage(const std::string& title, std::string_view style);

  /// Adds data for the script: document.getElementById(id).textContent is `json`.
  void add_island(const std::string& id, std::string_view json);
  /// The whole page.
  std::string finish(std::string_view script) &&;

 private:
  std::string head_, body_;
  std::string style_;
};

/// Writes `bytes` to `path`, whole or not at all; "-": to standard output. Throws Error(output).
void write_page(const std::string& path, std::string_view bytes);

}  // namespace glossator::view
