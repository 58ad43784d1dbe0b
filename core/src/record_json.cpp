#include "record_json.hpp"

#include <algorithm>

#include "json_text.hpp"

namespace glossator {
namespace {

std::string json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

}  // namespace

RecordJson::LayerTexts RecordJson::texts_of(const LayerSchema& schema) {
  LayerTexts texts{json(schema.name) + ":", {}, {}};
  for (const auto& type : schema.types) texts.types.push_back(",\"type\":" + json(type));
  for (const auto& key : schema.keys) texts.keys.push_back("," + json(key) + ":");
  const auto scope = std::find(schema.keys.begin(), schema.keys.end(), "scope");
  if (scope != schema.keys.end())
    texts.scope_key = static_cast<std::uint32_t>(scope - schema.keys.begin());
  return texts;
}

RecordJson::RecordJson(const Pipeline& pipeline)
    : offsets_(unit_named(pipeline.config().output.unit)) {
  for (const auto& schema : pipeline.layers()) texts_.push_back(texts_of(schema));
  trees_.resize(texts_.size());
}

void RecordJson::begin(const Document& document, const Annotations& annotations) {
  annotations_ = &annotations;
  text_ = document.text;
  offsets_.begin(document);
  has_tree_.assign(trees_.size(), false);
}

// Made when it is first asked for: of layers that are written, and those that references lead to.
const RecordTree& RecordJson::tree_of(const Layer& layer) {
  RecordTree& tree = trees_[layer.number()];
  if (!has_tree_[layer.number()]) tree.begin(layer);
  has_tree_[layer.number()] = true;
  return tree;
}

void RecordJson::append_layer(const Layer& layer, std::string& out) {
  (out += texts_[layer.number()].name) += '[';
  const RecordTree& tree = tree_of(layer);
  bool first = true;
  for (std::uint32_t i = 0; i < layer.size(); ++i) {
    if (layer.raw_records()[i].parent != GLOSS_NONE) continue;
    out += first ? "{\"id\":" : ",{\"id\":";
    first = false;
    append_integer(out, tree.id(i));
    out += ',';
    append_record(layer, i, out);
  }
  out += ']';
}

// What stands between the id and the end of a record.
void RecordJson::append_record(const Layer& layer, std::uint32_t index, std::string& out) {
  const gloss_record& record = layer.raw_records()[index];
  const LayerTexts& texts = texts_[layer.number()];
  const auto attributes =
      layer.raw_attributes().subspan(record.attribute_begin, record.attribute_count);
  append_place(layer, record, attributes, texts.scope_key, out);
  out += texts.types[record.type];
  if (!std::isnan(record.score)) {
    out += ",\"score\":";
    append_real(out, record.score);
  }
  append_attributes(layer, attributes, texts, out);
  if (const auto child = tree_of(layer).first_child(index); child != RecordTree::none)
    append_children(layer, child, out);
  out += '}';
}

// Scope, offsets and text. A record with a scope covers a passage, and does not repeat it.
void RecordJson::append_place(const Layer& layer, const gloss_record& record,
                              std::span<const gloss_attribute> attributes, std::uint32_t scope_key,
                              std::string& out) {
  if (record.flags & GLOSS_RECORD_DOCUMENT) {
    // The type follows with its comma.
    out += "\"scope\":\"document\"";
    return;
  }
  bool scoped = false;
  if (scope_key != GLOSS_NONE)
    for (const auto& attribute : attributes) {
      if (attribute.key != scope_key || attribute.kind != GLOSS_V_STRING) continue;
      out += "\"scope\":";
      append_json_string(out, Attribute(layer, attribute).text());
      out += ',';
      scoped = true;
      break;
    }
  const auto [begin, end] = span(record.begin, record.end);
  out += "\"begin\":";
  append_integer(out, begin);
  out += ",\"end\":";
  append_integer(out, end);
  if (scoped) return;
  out += ",\"text\":";
  append_json_string(out, text_.substr(record.begin, record.end - record.begin));
}

void RecordJson::append_attributes(const Layer& layer, std::span<const gloss_attribute> attributes,
                                   const LayerTexts& texts, std::string& out) {
  if (attributes.empty()) return;
  times_.assign(texts.keys.size(), 0);
  for (const auto& attribute : attributes) ++times_[attribute.key];
  for (const auto& attribute : attributes) {
    const std::uint32_t times = times_[attribute.key];
    if (times == 0 || attribute.key == texts.scope_key) continue;
    out += texts.keys[attribute.key];
    if (times == 1) {
      append_value(Attribute(layer, attribute), out);
      continue;
    }
    times_[attribute.key] = 0;  // a repeated key is written once, as a list
    char separator = '[';
    for (const auto& same : attributes) {
      if (same.key != attribute.key) continue;
      out += separator;
      separator = ',';
      append_value(Attribute(layer, same), out);
    }
    out += ']';
  }
}

void RecordJson::append_attributes(const Layer& layer, const gloss_record& record,
                                   std::string& out) {
  append_attributes(layer,
                    layer.raw_attributes().subspan(record.attribute_begin, record.attribute_count),
                    texts_[layer.number()], out);
}

void RecordJson::append_value(const Attribute& attribute, std::string& out) {
  switch (attribute.kind()) {
    case Attribute::Kind::string:
      append_json_string(out, attribute.text());
      return;
    case Attribute::Kind::integer:
      append_integer(out, attribute.integer());
      return;
    case Attribute::Kind::real:
      append_real(out, attribute.real());
      return;
    case Attribute::Kind::boolean:
      out += attribute.boolean() ? "true" : "false";
      return;
    case Attribute::Kind::span: {
      const auto [begin, end] = span(attribute.span().begin, attribute.span().end);
      out += '[';
      append_integer(out, begin);
      out += ',';
      append_integer(out, end);
      out += ']';
      return;
    }
    case Attribute::Kind::reference:
      append_reference(attribute, out);
      return;
  }
}

// A record of the same layer is its id alone. A child has no id: it is told by its parent's, and
// its position among the children of each.
void RecordJson::append_reference(const Attribute& attribute, std::string& out) {
  const auto [layer_number, target] = attribute.reference();
  const Layer& layer = annotations_->layers()[layer_number];
  std::uint32_t top = target;
  while (layer.raw_records()[top].parent != GLOSS_NONE) top = layer.raw_records()[top].parent;
  const std::uint32_t id = tree_of(layer).id(top);
  if (attribute.in_own_layer() && top == target) {
    append_integer(out, id);
    return;
  }
  (out += "{\"layer\":") += texts_[layer_number].name;
  out.back() = ',';  // in place of the colon of the layer's key
  out += "\"id\":";
  append_integer(out, id);
  if (top != target) append_child_path(layer, target, out);
  out += '}';
}

void RecordJson::append_child_path(const Layer& layer, std::uint32_t record, std::string& out) {
  std::vector<std::uint32_t> path;
  const RecordTree& tree = tree_of(layer);
  for (std::uint32_t parent; (parent = layer.raw_records()[record].parent) != GLOSS_NONE;
       record = parent) {
    std::uint32_t position = 0;
    for (auto at = tree.first_child(parent); at != record; at = tree.next_sibling(at)) ++position;
    path.insert(path.begin(), position);
  }
  out += ",\"child\":[";
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i > 0) out += ',';
    append_integer(out, path[i]);
  }
  out += ']';
}

void RecordJson::append_children(const Layer& layer, std::uint32_t child, std::string& out) {
  out += ",\"children\":[";
  const RecordTree& tree = tree_of(layer);
  for (bool first = true; child != RecordTree::none; child = tree.next_sibling(child)) {
    out += first ? "{" : ",{";
    first = false;
    append_record(layer, child, out);
  }
  out += ']';
}

}  // namespace glossator
