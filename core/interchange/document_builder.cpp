#include "interchange/document_builder.hpp"

#include <algorithm>

#include "glossator/error.hpp"
#include "interchange/annotation_json.hpp"
#include "interchange/document_format.hpp"

namespace glossator::interchange {

DocumentBuilder::DocumentBuilder(AnnotatedDocument& document, Unit unit)
    : document_(document), offsets_(*document.text, unit) {}

TextSpan DocumentBuilder::span(std::uint64_t begin, std::uint64_t end) const {
  try {
    const TextSpan span{offsets_.byte_of(begin), offsets_.byte_of(end)};
    if (span.begin <= span.end) return span;
  } catch (const Error& error) {
    throw Misread(error.what());
  }
  throw Misread("the span " + std::to_string(begin) + " to " + std::to_string(end) +
                " ends before it begins");
}

AnnotatedLayer& DocumentBuilder::layer(const std::string& name) {
  for (AnnotatedLayer& each : document_.layers)
    if (each.name == name) return each;
  return document_.layers.emplace_back(AnnotatedLayer{name, {}});
}

Reference DocumentBuilder::add(const std::string& name, Annotation annotation,
                               const std::string& id) {
  auto& annotations = layer(name).annotations;
  const Reference place{name, static_cast<std::uint32_t>(annotations.size())};
  annotations.push_back(std::move(annotation));
  if (!id.empty() && !ids_.emplace(id, place).second)
    throw Misread("two annotations have the id `" + id + "`");
  return place;
}

Annotation& DocumentBuilder::at(const Reference& place) {
  return layer(place.layer).annotations[place.number];
}

void DocumentBuilder::add_value(const Reference& place, const std::string& key, Value value) {
  auto& attributes = at(place).attributes;
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const Attribute& each) { return each.key == key; });
  if (found != attributes.end())
    found->values.push_back(std::move(value));
  else
    attributes.push_back({key, {std::move(value)}});
}

void DocumentBuilder::add_reference(const Reference& place, const std::string& key,
                                    const std::string& id) {
  add_value(place, key, Reference{});
  pending_.push_back({place, key, at(place).find(key)->size() - 1, id});
}

void DocumentBuilder::set_parent(const Reference& place, const std::string& id) {
  pending_.push_back({place, "", 0, id});
}

void DocumentBuilder::set_found_parent(const Reference& place, const Reference& parent) {
  if (parent.layer == place.layer && parent.number < place.number)
    at(place).parent = parent.number;
  else
    add_value(place, "parent", parent);
}

void DocumentBuilder::finish() {
  std::vector<Pending> lost;
  for (const Pending& each : pending_) {
    const auto found = ids_.find(each.id);
    if (found == ids_.end()) {
      if (!drops_lost_)
        throw Misread("an annotation refers to `" + each.id + "`, which is not there");
      lost.push_back(each);
    } else if (each.key.empty()) {
      set_found_parent(each.place, found->second);
    } else {
      for (Attribute& attribute : at(each.place).attributes)
        if (attribute.key == each.key) attribute.values[each.value] = found->second;
    }
  }
  // From the last one on, so that the numbers of the values before stay theirs.
  for (auto each = lost.rbegin(); each != lost.rend(); ++each) {
    auto& attributes = at(each->place).attributes;
    for (auto& attribute : attributes)
      if (attribute.key == each->key)
        attribute.values.erase(attribute.values.begin() + static_cast<std::ptrdiff_t>(each->value));
    std::erase_if(attributes, [](const Attribute& attribute) { return attribute.values.empty(); });
  }
}

void DocumentBuilder::take_value(const Reference& place, const std::string& key, const Json& json) {
  if (const auto id = referred_id(json)) return add_reference(place, key, *id);
  if (const Json* begin = json.find("begin"); begin && json.size() == 2 && json.find("end"))
    return add_value(place, key, span(begin->unsigned_integer(), json["end"].unsigned_integer()));
  add_value(place, key, scalar_of(json));
}

void DocumentBuilder::take_features(const Reference& place, const Json& features) {
  for (const auto& [member, json] : features.members()) {
    if (member == "score" && json.is_number()) {
      at(place).score = json.number();
    } else if (member == "scope" && json.is_text() && json.text() == "document") {
      at(place).span.reset();
    } else if (const auto id = referred_id(json); member == "parent" && id) {
      set_parent(place, *id);
    } else {
      const std::string key = key_of_feature(member);
      if (json.is_array() && json.empty()) at(place).attributes.push_back({key, {}});
      for (const Json& item : json.is_array() ? json.items() : Json::Items{json})
        take_value(place, key, item);
    }
  }
}

}  // namespace glossator::interchange
