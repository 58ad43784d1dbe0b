#include "compare/diff/record_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

namespace glossator::compare {
namespace {

using interchange::AnnotatedDocument;
using interchange::AnnotatedLayer;
using interchange::Annotation;
using interchange::Attribute;
using interchange::Reference;
using interchange::TextSpan;
using interchange::Value;
using Texts = std::map<std::string, std::string>;

std::string text_of(const std::optional<TextSpan>& span) {
  return span ? fmt::format("{}..{}", span->begin, span->end) : "document";
}

std::string text_of(const Reference& reference, const AnnotatedDocument& document) {
  const AnnotatedLayer* const layer = document.find(reference.layer);
  if (!layer || reference.number >= layer->annotations.size()) return reference.layer;
  const Annotation& target = layer->annotations[reference.number];
  return fmt::format("{} {} {}", reference.layer, target.type, text_of(target.span));
}

std::string text_of(const Value& value, const AnnotatedDocument& document) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
  if (const auto* span = std::get_if<TextSpan>(&value)) return text_of(*span);
  if (const auto* reference = std::get_if<Reference>(&value)) return text_of(*reference, document);
  return std::get<bool>(value) ? "true" : "false";
}

Texts attributes_of(const Annotation& record, const AnnotatedDocument& document) {
  Texts texts;
  for (const Attribute& attribute : record.attributes) {
    if (attribute.key == "text") continue;  // of the span, which is compared
    std::string& text = texts[attribute.key];
    for (const Value& value : attribute.values)
      text += (text.empty() ? "" : ", ") + text_of(value, document);
  }
  return texts;
}

/// The record and what hangs below it, as one text.
std::string tree_text(std::uint32_t number, const PlacedRecord& place,
                      const std::set<std::string>& ignored) {
  const Annotation& record = place.layer->annotations[number];
  std::string text = record.type + " " + text_of(record.span);
  if (record.score && !ignored.contains("score")) text += fmt::format(" score={}", *record.score);
  for (const auto& [key, value] : attributes_of(record, *place.document))
    if (!ignored.contains(key)) text += " " + key + "=" + value;
  for (const std::uint32_t child : (*place.children)[number])
    text += " (" + tree_text(child, place, ignored) + ")";
  return text;
}

std::vector<std::string> children_texts(const PlacedRecord& place,
                                        const std::set<std::string>& ignored) {
  const auto number = static_cast<std::uint32_t>(place.record - place.layer->annotations.data());
  std::vector<std::string> texts;
  for (const std::uint32_t child : (*place.children)[number])
    texts.push_back(tree_text(child, place, ignored));
  return texts;
}

bool are_same(const Value& a, const PlacedRecord& in_a, const Value& b, const PlacedRecord& in_b) {
  const auto *first = std::get_if<Reference>(&a), *second = std::get_if<Reference>(&b);
  if (!first || !second) return a == b;
  return text_of(*first, *in_a.document) == text_of(*second, *in_b.document);
}

/// Whether all is equal, also in what hangs below them: then no texts need be made. Records with
/// the same values in another order are not.
bool are_same(const PlacedRecord& a, const PlacedRecord& b) {
  const Annotation &before = *a.record, &after = *b.record;
  if (before.type != after.type || before.span != after.span || before.score != after.score ||
      before.attributes.size() != after.attributes.size())
    return false;
  for (std::size_t i = 0; i < before.attributes.size(); ++i) {
    const auto &values = before.attributes[i].values, &others = after.attributes[i].values;
    if (before.attributes[i].key != after.attributes[i].key || values.size() != others.size())
      return false;
    for (std::size_t k = 0; k < values.size(); ++k)
      if (!are_same(values[k], a, others[k], b)) return false;
  }
  const auto children_of = [](const PlacedRecord& place) -> const std::vector<std::uint32_t>& {
    return (*place.children)[std::size_t(place.record - place.layer->annotations.data())];
  };
  const auto &children = children_of(a), &others = children_of(b);
  return std::equal(children.begin(), children.end(), others.begin(), others.end(),
                    [&](std::uint32_t i, std::uint32_t k) {
                      return are_same({&a.layer->annotations[i], a.layer, a.document, a.children},
                                      {&b.layer->annotations[k], b.layer, b.document, b.children});
                    });
}

/// The texts that the other side lacks.
std::string own_texts(const std::vector<std::string>& texts,
                      const std::vector<std::string>& others) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const std::string& other : others) ++counts[other];
  std::string own;
  for (const std::string& text : texts) {
    const auto found = counts.find(text);
    if (found != counts.end() && found->second > 0)
      --found->second;
    else
      own += (own.empty() ? "" : "; ") + text;
  }
  return own;
}

}  // namespace

ChildLists child_lists(const AnnotatedLayer& layer) {
  ChildLists lists(layer.annotations.size());
  for (std::uint32_t i = 0; i < layer.annotations.size(); ++i)
    if (const auto parent = layer.annotations[i].parent) lists[*parent].push_back(i);
  return lists;
}

std::vector<KeyChange> key_changes(const PlacedRecord& before, const PlacedRecord& after,
                                   const std::set<std::string>& ignored) {
  if (are_same(before, after)) return {};
  std::vector<KeyChange> changes;
  const auto compare = [&](const std::string& key, const std::string& a, const std::string& b) {
    if (a != b && !ignored.contains(key)) changes.push_back({key, a, b});
  };
  const auto score_of = [](const Annotation& record) {
    return record.score ? fmt::format("{}", *record.score) : std::string();
  };
  compare("span", text_of(before.record->span), text_of(after.record->span));
  compare("type", before.record->type, after.record->type);
  compare("score", score_of(*before.record), score_of(*after.record));
  Texts a = attributes_of(*before.record, *before.document);
  const Texts b = attributes_of(*after.record, *after.document);
  for (const auto& [key, text] : b) {
    const auto other = a.find(key);
    compare(key, other == a.end() ? "" : other->second, text);
    if (other != a.end()) a.erase(other);
  }
  for (const auto& [key, text] : a) compare(key, text, "");
  const auto children = children_texts(before, ignored), others = children_texts(after, ignored);
  if (children != others) {
    const std::string gone = own_texts(children, others), come = own_texts(others, children);
    const bool is_order = gone.empty() && come.empty();
    compare("children", is_order ? "another order" : gone, come);
  }
  return changes;
}

std::string place_text(const Annotation& record) { return text_of(record.span); }

std::string name_of(const PlacedRecord& place) {
  for (const char* const key : {"name", "target"})
    if (const auto* const values = place.record->find(key); values && !values->empty())
      return text_of(values->front(), *place.document);
  return {};
}

}  // namespace glossator::compare
