#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report.hpp"
#include "shown_records.hpp"
#include "text/readable_text.hpp"

namespace glossator::explain {
namespace {

constexpr std::size_t longest_text = 60;
constexpr std::size_t most_evidence = 12;

// On one line, in quotes; the middle of a long text is left out.
std::string quoted(const std::string& text) {
  const auto is_inner = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  if (text.size() <= longest_text) return Json(text).dump();
  std::size_t head = longest_text / 2, tail = text.size() - longest_text / 2;
  while (is_inner(head)) --head;
  while (is_inner(tail)) ++tail;
  return Json(text.substr(0, head) + "..." + text.substr(tail)).dump();
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string place_of(Span span) { return fmt::format("[{},{})", span.begin, span.end); }

// `person "Amina Odhiambo" [17,31)`
std::string name_of(const ShownRecord& record) {
  if (!record.span) return record.type + ", of the whole document";
  return fmt::format("{} {} {}", record.type, quoted(record.text), place_of(*record.span));
}

std::string candidate_text(const ShownCandidate& candidate) {
  std::string text = fmt::format("{} {}", quoted(candidate.covered), place_of(candidate.span));
  if (!candidate.type.empty()) text += " as " + candidate.type;
  if (!candidate.rule.empty()) text += ", rule " + candidate.rule;
  if (candidate.score) text += fmt::format(", score {:.3g}", *candidate.score);
  if (candidate.least_score) text += fmt::format(" (needs {:.3g})", *candidate.least_score);
  if (!candidate.reason.empty()) text += ": " + candidate.reason;
  return text;
}

std::string evidence_text(const ShownRecord& record) {
  // The heaviest first; children that do not weigh stay in their order.
  std::vector<const ShownRecord*> children;
  for (const ShownRecord& child : record.children) children.push_back(&child);
  std::stable_sort(children.begin(), children.end(),
                   [](const ShownRecord* a, const ShownRecord* b) {
                     return std::abs(a->weight.value_or(0)) > std::abs(b->weight.value_or(0));
                   });
  std::string text;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const ShownRecord& child = *children[i];
    if (i >= most_evidence && !child.is_here) continue;
    text += fmt::format("    {} {}", child.is_here ? "*" : " ", name_of(child));
    if (child.weight) text += fmt::format(", weight {:+.4g}", *child.weight);
    if (child.score) text += fmt::format(", score {:.3g}", *child.score);
    if (!child.rule.empty()) text += ", rule " + child.rule;
    text += "\n";
  }
  if (children.size() > most_evidence)
    text += fmt::format("      ... {} in all; --json has them\n", children.size());
  return text.empty() ? "" : "    made of (* is at the place):\n" + text;
}

// `names: person "Amina Odhiambo" [17,31) 0.97, ...`, a line for each layer.
std::string inputs_text(const std::vector<ShownRecord>& inputs) {
  std::string text, layer;
  for (const ShownRecord& input : inputs) {
    const bool goes_on = input.layer == layer;
    text += goes_on ? ", " : fmt::format("{}    read {}: ", text.empty() ? "" : "\n", input.layer);
    layer = input.layer;
    text += fmt::format("{} {}", input.type, quoted(input.text));
    if (input.score) text += fmt::format(" {:.3g}", *input.score);
  }
  return text.empty() ? "" : text + "\n";
}

std::string record_text(const LayerHere& layer, const RecordHere& here) {
  const ShownRecord& record = here.record;
  std::string text = fmt::format("  {} (record {})\n", name_of(record), record.id);
  text += fmt::format("    by {} {}", layer.plugin, layer.version);
  if (layer.step != layer.plugin) text += fmt::format(" (step {})", layer.step);
  if (!record.rule.empty()) text += ", rule " + record.rule;
  if (record.score) text += fmt::format(", score {:.3g}", *record.score);
  text += "\n";
  for (const ShownAttribute& attribute : record.attributes)
    if (attribute.key != "rule")
      text += fmt::format("    {} = {}{}\n", attribute.key, attribute.value,
                          attribute.meaning.empty() ? "" : "  (" + attribute.meaning + ")");
  text += evidence_text(record);
  text += inputs_text(here.inputs);
  for (const ShownCandidate& candidate : here.told)
    text += "    why: " + (candidate.reason.empty() ? candidate.rule : candidate.reason) + "\n";
  return text;
}

std::string nearest_text(const ShownRecord& record, Span place) {
  const bool is_before = record.span->end <= place.begin;
  const std::uint32_t bytes =
      is_before ? place.begin - record.span->end : record.span->begin - place.end;
  return fmt::format("  nearest record: {}, {} bytes {}{}\n", name_of(record), bytes,
                     is_before ? "before" : "behind",
                     record.rule.empty() ? "" : ", rule " + record.rule);
}

std::string layer_text(const Explanation& explanation, const LayerHere& layer) {
  if (!layer.failure.empty())
    return layer.layer + ": nothing, its step failed: " + one_line(layer.failure) + "\n";
  std::string text = layer.layer + (layer.records.empty() ? ": nothing here\n" : ":\n");
  for (const RecordHere& here : layer.records) text += record_text(layer, here);
  for (const ShownCandidate& candidate : layer.failed)
    text += (overlap(candidate.span, explanation.span) ? "  failed: " : "  failed near: ") +
            candidate_text(candidate) + "\n";
  if (layer.nearest) text += nearest_text(*layer.nearest, explanation.span);
  if (layer.records.empty() && layer.failed.empty() && explanation.is_asked)
    text += "  plugin " + layer.plugin +
            (layer.is_told ? " considered nothing near this place\n"
                           : " does not tell what it drops (no gloss.explain/1)\n");
  return text;
}

}  // namespace

std::string report_text(const Explanation& explanation) {
  std::string text =
      fmt::format("{}, bytes {}-{}: {}>>{}<<{}\n", shown_id(explanation.document),
                  explanation.span.begin, explanation.span.end, one_line(explanation.before),
                  one_line(explanation.text), one_line(explanation.after));
  if (!explanation.failure.empty())
    return text + "the document failed: " + one_line(explanation.failure) +
           "; its layers were dropped\n";
  for (const LayerHere& layer : explanation.layers) text += layer_text(explanation, layer);
  if (!explanation.is_asked)
    text +=
        "Of results only the records are known; `gloss explain CONFIG DOCUMENT OFFSET` asks "
        "the plugins what they dropped.\n";
  return text;
}

}  // namespace glossator::explain
