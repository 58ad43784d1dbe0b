#include "interchange/met_layers.hpp"

#include <algorithm>

#include "output/manifest_layers.hpp"

namespace glossator::interchange {
namespace {

AttributeKind kind_of(const Value& value) {
  constexpr AttributeKind kinds[] = {AttributeKind::boolean,   AttributeKind::integer,
                                     AttributeKind::real,      AttributeKind::text,
                                     AttributeKind::reference, AttributeKind::span};
  return kinds[value.index()];
}

AttributeKind joined(AttributeKind a, AttributeKind b) {
  const auto is_number = [](AttributeKind kind) {
    return kind == AttributeKind::integer || kind == AttributeKind::real;
  };
  if (a == b) return a;
  return is_number(a) && is_number(b) ? AttributeKind::real : AttributeKind::text;
}

}  // namespace

std::uint32_t MetLayers::number_of(const std::string& layer) {
  for (std::uint32_t i = 0; i < layers_.size(); ++i)
    if (layers_[i].name == layer) return i;
  layers_.push_back({layer, "interchange", layer, {}, {}});
  return static_cast<std::uint32_t>(layers_.size() - 1);
}

void MetLayers::add(std::uint32_t layer, const Annotation& annotation) {
  auto& types = layers_[layer].types;
  if (std::find(types.begin(), types.end(), annotation.type) == types.end())
    types.push_back(annotation.type);
  for (const Attribute& attribute : annotation.attributes) {
    auto key = layers_[layer].find_key(attribute.key);
    if (!key) {
      key = static_cast<std::uint32_t>(layers_[layer].keys.size());
      const bool has_value = !attribute.values.empty();
      layers_[layer].keys.push_back(
          {attribute.key, has_value ? kind_of(attribute.values[0]) : AttributeKind::text});
    }
    if (attribute.values.size() != 1) {
      layers_[layer].keys[*key].repeated = true;
      has_repeated_ = true;
    }
    for (const Value& value : attribute.values) {
      const AttributeKind kind = joined(layers_[layer].keys[*key].kind, kind_of(value));
      has_mixed_ |= kind != kind_of(value) || kind != layers_[layer].keys[*key].kind;
      layers_[layer].keys[*key].kind = kind;
      const auto* reference = std::get_if<Reference>(&value);
      if (!reference) continue;
      const std::uint32_t target = number_of(reference->layer);
      auto& targets = layers_[layer].keys[*key].refers_to;
      if (std::find(targets.begin(), targets.end(), target) == targets.end())
        targets.push_back(target);
    }
  }
}

void MetLayers::add(const AnnotatedDocument& document) {
  for (const AnnotatedLayer& layer : document.layers) {
    const std::uint32_t number = number_of(layer.name);
    for (const Annotation& annotation : layer.annotations) add(number, annotation);
  }
}

Json MetLayers::json() const { return layers_json(layers_); }

void MetLayers::settle(Json& record, const LayerSchema& schema) const {
  for (const KeySchema& key : schema.keys) {
    Json* value = record.find(key.name);
    if (!value) continue;
    const auto settle_one = [&](Json& json) {
      if (key.kind == AttributeKind::text && !json.is_text()) json = json.dump();
    };
    // A span is a list of two numbers; a list of spans is a list of lists.
    const bool is_list = value->is_array() && (key.kind != AttributeKind::span || value->empty() ||
                                               value->at(std::size_t{0}).is_array());
    if (is_list)
      for (Json& item : value->items()) settle_one(item);
    else
      settle_one(*value);
    if (key.repeated && !is_list) *value = Json::array({*value});
  }
  if (Json* children = record.find("children"))
    for (Json& child : children->items()) settle(child, schema);
}

void MetLayers::settle(Json& line) const {
  for (auto& [name, records] : line["layers"].members())
    for (const LayerSchema& schema : layers_)
      if (schema.name == name)
        for (Json& record : records.items()) settle(record, schema);
}

}  // namespace glossator::interchange
