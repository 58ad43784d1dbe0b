#include "compare/page_html.hpp"

#include <cerrno>
#include <cstring>

#include "cli/page_file.hpp"
#include "glossator/error.hpp"
#include "system/write_file.hpp"

namespace glossator::compare {
namespace {

constexpr const char* style = R"(
:root { color-scheme: light dark; --ink: #1c1c1e; --soft: #63636a; --line: #dcdce0;
  --paper: #ffffff; --mark: #fde8b8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e9ec; --soft: #a2a2aa; --line: #3a3a40; --paper: #18181b; --mark: #5a4713; }
}
body { margin: 2rem auto; max-width: 64rem; padding: 0 1rem; color: var(--ink);
  background: var(--paper); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; font-weight: 600; }
h2 { font-size: 1.1rem; font-weight: 600; margin: 2rem 0 0.4rem; }
h3 { font-size: 1rem; font-weight: 600; margin: 1.2rem 0 0.3rem; }
p { color: var(--soft); margin: 0.2rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 0.4rem 0; }
th, td { padding: 0.15rem 0.9rem 0.15rem 0; text-align: right; vertical-align: top;
  border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; }
th { font-weight: 500; color: var(--soft); }
mark { background: var(--mark); color: inherit; padding: 0 0.1em; }
.case { margin: 0.3rem 0 0.6rem; }
.case div { color: var(--soft); }
@media print { body { margin: 0; } }
)";

}  // namespace

std::string escaped_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string page_html(const std::string& title, const std::string& body) {
  return std::string(cli::page_begin) +
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         escaped_html(title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<h1>" +
         escaped_html(title) + "</h1>\n" + body + "</body>\n</html>\n";
}

std::string table_html(const std::vector<std::string>& head,
                       const std::vector<std::vector<std::string>>& rows) {
  std::string out = "<table>\n<thead><tr>";
  for (const std::string& cell : head) out += "<th>" + escaped_html(cell) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : rows) {
    out += "<tr>";
    for (const std::string& cell : row) out += "<td>" + escaped_html(cell) + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n";
}

std::string context_html(const Context& context) {
  if (context.covered.empty()) return escaped_html(context.before + context.after);
  return escaped_html(context.before) + "<mark>" + escaped_html(context.covered) + "</mark>" +
         escaped_html(context.after);
}

void write_page(const std::string& path, const std::string& page) {
  if (!write_file(path, page))
    throw Error(ErrorCode::output, path + ": cannot be written: " + std::strerror(errno));
}

}  // namespace glossator::compare
