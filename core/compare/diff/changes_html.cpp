#include "compare/diff/changes_html.hpp"

#include <fmt/format.h>

#include "compare/diff/changes_text.hpp"
#include "compare/page_html.hpp"

namespace glossator::compare {
namespace {

std::string layers_html(const DiffReport& report) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [layer, counts] : report.layers)
    rows.push_back({layer, std::to_string(counts.before), std::to_string(counts.after),
                    std::to_string(counts.added), std::to_string(counts.removed),
                    std::to_string(counts.changed)});
  return table_html({"layer", "in A", "in B", "added", "removed", "changed"}, rows);
}

std::string group_html(const GroupName& name, const ChangeGroup& group) {
  std::string out =
      fmt::format("<h2>{}</h2>\n<p>{} added, {} removed, {} changed{}</p>\n",
                  escaped_html(heading_of(name)), group.added, group.removed, group.changed,
                  group.keys.empty() ? "" : ": " + escaped_html(words_of(group.keys)));
  for (const ChangeExample& example : group.examples)
    out += fmt::format("<div class=\"case\">{} in {}, {}: {}<div>{}</div></div>\n",
                       name_of(example.kind), escaped_html(example.document), example.place,
                       context_html(example.context), escaped_html(words_of(example.keys)));
  return out;
}

}  // namespace

std::string html_of(const DiffReport& report) {
  std::string body = fmt::format(
      "<p>A: {}. B: {}. {} documents in both, {} differ; {} only in A, {} only in B.</p>\n",
      escaped_html(report.before), escaped_html(report.after), report.documents, report.different,
      report.only_before, report.only_after);
  for (const auto& [note, count] : report.notes)
    body += fmt::format("<p>Note: {}{}</p>\n", escaped_html(note),
                        count > 1 ? fmt::format(" ({} times)", count) : "");
  for (const std::string& maker : report.makers) body += "<p>" + escaped_html(maker) + "</p>\n";
  body += layers_html(report);
  for (const auto* const each : sorted_groups(report))
    body += group_html(each->first, each->second);
  return page_html("gloss diff", body);
}

}  // namespace glossator::compare
