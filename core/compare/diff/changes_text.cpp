#include "compare/diff/changes_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/readable_text.hpp"

namespace glossator::compare {
namespace {

constexpr std::size_t longest_value = 80;

/// The begin of a long value, whole characters only.
std::string cut(const std::string& text) {
  if (text.size() <= longest_value) return text;
  std::size_t end = longest_value;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

std::string layers_table(const DiffReport& report) {
  std::string out = fmt::format("\n  {:<20} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "layer", "in A",
                                "in B", "added", "removed", "changed");
  for (const auto& [layer, counts] : report.layers)
    out += fmt::format("  {:<20} {:>9} {:>9} {:>9} {:>9} {:>9}\n", layer, counts.before,
                       counts.after, counts.added, counts.removed, counts.changed);
  return out;
}

std::string example_text(const ChangeExample& example) {
  const char sign = example.kind == ChangeKind::added     ? '+'
                    : example.kind == ChangeKind::removed ? '-'
                                                          : '~';
  const Context& context = example.context;
  std::string out = fmt::format("    {} {} {}", sign, shown_id(example.document), example.place);
  if (!context.covered.empty())
    out += fmt::format(": {}[[{}]]{}", context.before, context.covered, context.after);
  out += "\n";
  if (!example.keys.empty()) out += "      " + words_of(example.keys) + "\n";
  return out;
}

}  // namespace

std::string words_of(const std::vector<KeyChange>& keys) {
  std::string words;
  for (const KeyChange& key : keys)
    words += fmt::format("{}{}: {} -> {}", words.empty() ? "" : "; ", key.key,
                         key.before.empty() ? "none" : cut(key.before),
                         key.after.empty() ? "none" : cut(key.after));
  return words;
}

std::string words_of(const std::map<std::string, std::size_t>& keys) {
  std::vector<std::pair<std::string, std::size_t>> sorted(keys.begin(), keys.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string words;
  for (const auto& [key, count] : sorted)
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", key, count);
  return words;
}

std::string heading_of(const GroupName& name) {
  std::string out = name.layer + " " + name.type;
  if (!name.plugin.empty()) out += ", " + name.plugin;
  if (!name.rule.empty()) out += ", rule " + name.rule;
  return out;
}

std::vector<const std::pair<const GroupName, ChangeGroup>*> sorted_groups(
    const DiffReport& report) {
  std::vector<const std::pair<const GroupName, ChangeGroup>*> groups;
  for (const auto& each : report.groups) groups.push_back(&each);
  std::stable_sort(groups.begin(), groups.end(), [](const auto* a, const auto* b) {
    return a->second.count() > b->second.count();
  });
  return groups;
}

std::string text_of(const DiffReport& report) {
  std::string out = fmt::format(
      "A: {}\nB: {}\n{} documents in both, {} differ; {} only in A, {} "
      "only in B\n",
      report.before, report.after, report.documents, report.different, report.only_before,
      report.only_after);
  for (const auto& [note, count] : report.notes)
    out += count > 1 ? fmt::format("note: {} ({} times)\n", note, count)
                     : fmt::format("note: {}\n", note);
  for (const std::string& maker : report.makers) out += maker + "\n";
  if (!report.layers.empty()) out += layers_table(report);
  if (report.one_sided > 0)
    out += fmt::format(
        "  with the records of {} that one side lacks or that failed there, as added or removed\n",
        report.one_sided == 1 ? "1 document" : fmt::format("{} documents", report.one_sided));
  for (const auto* const each : sorted_groups(report)) {
    const auto& [name, group] = *each;
    out += fmt::format("\n{}: +{} -{} ~{}\n", heading_of(name), group.added, group.removed,
                       group.changed);
    if (!group.keys.empty()) out += "  keys: " + words_of(group.keys) + "\n";
    for (const ChangeExample& example : group.examples) out += example_text(example);
  }
  return out;
}

}  // namespace glossator::compare
