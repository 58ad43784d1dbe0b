#include "shown_records.hpp"

#include <algorithm>
#include <map>

#include "json/json.hpp"

namespace glossator::explain {

bool overlap(Span a, Span b) {
  if (a.begin == a.end) return b.begin <= a.begin && a.begin < b.end;
  return a.begin < b.end && b.begin < a.end;
}

ShownRecords::ShownRecords(const Annotations& annotations, Span place)
    : annotations_(annotations), place_(place) {
  for (const Layer& layer : annotations.layers()) {
    std::map<std::uint32_t, std::uint32_t> counts;  // by parent
    auto& numbers = numbers_.emplace_back();
    auto& children = children_.emplace_back(layer.size());
    for (const Record record : layer) {
      numbers.push_back(counts[record.parent().value_or(GLOSS_NONE)]++);
      if (const auto parent = record.parent()) children[*parent].push_back(record.index());
    }
  }
}

std::string ShownRecords::id_of(const Record& record) const {
  const std::string own = std::to_string(numbers_[record.layer().number()][record.index()]);
  const auto parent = record.parent();
  return parent ? id_of(record.layer()[*parent]) + "." + own : own;
}

std::string ShownRecords::value_of(const Attribute& attribute) const {
  switch (attribute.kind()) {
    case AttributeKind::text:
      return Json(attribute.text()).dump();
    case AttributeKind::integer:
      return std::to_string(attribute.integer());
    case AttributeKind::real:
      return Json(attribute.real()).dump();
    case AttributeKind::boolean:
      return attribute.boolean() ? "true" : "false";
    case AttributeKind::reference: {
      const Record record = annotations_.follow(attribute);
      const std::string where = record.layer().name() + " " + id_of(record);
      if (record.is_document()) return where;
      return where + " " + Json(record.covered()).dump();
    }
    case AttributeKind::span: {
      const Span span = attribute.span();
      const std::string_view text = annotations_.document().text;
      return Json(text.substr(span.begin, span.end - span.begin)).dump();
    }
  }
  return "";
}

const std::vector<std::uint32_t>& ShownRecords::children_of(const Record& record) const {
  return children_[record.layer().number()][record.index()];
}

bool ShownRecords::is_here(const Record& record) const {
  if (!record.is_document()) return overlap(record.span(), place_);
  const auto& children = children_of(record);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t child) { return is_here(record.layer()[child]); });
}

ShownRecord ShownRecords::show_briefly(const Record& record) const {
  ShownRecord shown;
  shown.layer = record.layer().name();
  shown.id = id_of(record);
  shown.type = record.type_name();
  shown.score = record.score();
  if (!record.is_document()) {
    shown.span = record.span();
    shown.text = record.covered();
    shown.is_here = overlap(record.span(), place_);
  }
  if (const auto rule = record.find("rule"); rule && rule->kind() == AttributeKind::text)
    shown.rule = rule->text();
  if (const auto weight = record.find("weight"); weight && weight->kind() == AttributeKind::real)
    shown.weight = weight->real();
  return shown;
}

ShownRecord ShownRecords::show(const Record& record) const {
  ShownRecord shown = show_briefly(record);
  for (const Attribute attribute : record.attributes())
    shown.attributes.push_back(
        {attribute.name(), attribute.schema().description, value_of(attribute)});
  for (const std::uint32_t child : children_of(record))
    shown.children.push_back(show(record.layer()[child]));
  return shown;
}

}  // namespace glossator::explain
