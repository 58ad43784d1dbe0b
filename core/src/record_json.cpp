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
  LayerTexts texts{FrequentText(json(schema.name)), {}, {}};
  for (const auto& type : schema.types) texts.types.emplace_back(",\"type\":" + json(type));
  for (const auto& key : schema.keys) texts.keys.emplace_back("," + json(key) + ":");
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
  json_.clear();
  json_.put(texts_[layer.number()].name);
  json_.put(":[");
  const RecordTree& tree = tree_of(layer);
  bool first = true;
  for (std::uint32_t i = 0; i < layer.size(); ++i) {
    if (layer.raw_records()[i].parent != GLOSS_NONE) continue;
    if (!first) json_.put(',');
    first = false;
    json_.put("{\"id\":");
    json_.put_integer(tree.id(i));
    json_.put(',');
    put_record(layer, i);
  }
  json_.put(']');
  out += json_.text();
}

// What stands between the id and the end of a record.
void RecordJson::put_record(const Layer& layer, std::uint32_t index) {
  const gloss_record& record = layer.raw_records()[index];
  const LayerTexts& texts = texts_[layer.number()];
  const auto attributes =
      layer.raw_attributes().subspan(record.attribute_begin, record.attribute_count);
  put_place(layer, record, attributes, texts.scope_key);
  json_.put(texts.types[record.type]);
  if (!std::isnan(record.score)) {
    json_.put(",\"score\":");
    json_.put_real(record.score);
  }
  put_attributes(layer, attributes, texts);
  if (const auto child = tree_of(layer).first_child(index); child != RecordTree::none)
    put_children(layer, child);
  json_.put('}');
}

// Scope, offsets and text. A record with a scope covers a passage, and does not repeat it.
void RecordJson::put_place(const Layer& layer, const gloss_record& record,
                           std::span<const gloss_attribute> attributes, std::uint32_t scope_key) {
  if (record.flags & GLOSS_RECORD_DOCUMENT) {
    // The type follows with its comma.
    json_.put("\"scope\":\"document\"");
    return;
  }
  bool scoped = false;
  if (scope_key != GLOSS_NONE)
    for (const auto& attribute : attributes) {
      if (attribute.key != scope_key || attribute.kind != GLOSS_V_STRING) continue;
      json_.put("\"scope\":");
      json_.put_string(Attribute(layer, attribute).text());
      json_.put(',');
      scoped = true;
      break;
    }
  const auto [begin, end] = span(record.begin, record.end);
  json_.put("\"begin\":");
  json_.put_integer(begin);
  json_.put(",\"end\":");
  json_.put_integer(end);
  if (scoped) return;
  json_.put(",\"text\":");
  json_.put_string(text_.substr(record.begin, record.end - record.begin));
}

// Nearly always each key comes once.
bool RecordJson::any_repeats(std::span<const gloss_attribute> attributes, std::size_t keys) {
  if (keys <= 64) {
    std::uint64_t seen = 0, again = 0;
    for (const auto& attribute : attributes) {
      const std::uint64_t bit = std::uint64_t{1} << attribute.key;
      again |= seen & bit;
      seen |= bit;
    }
    if (again == 0) return false;
  }
  times_.assign(keys, 0);
  for (const auto& attribute : attributes) ++times_[attribute.key];
  return true;
}

void RecordJson::put_attributes(const Layer& layer, std::span<const gloss_attribute> attributes,
                                const LayerTexts& texts) {
  const bool repeats = any_repeats(attributes, texts.keys.size());
  for (const auto& attribute : attributes) {
    if (attribute.key == texts.scope_key) continue;
    const std::uint32_t times = repeats ? times_[attribute.key] : 1;
    if (times == 0) continue;
    json_.put(texts.keys[attribute.key]);
    if (times == 1) {
      put_value(Attribute(layer, attribute));
      continue;
    }
    times_[attribute.key] = 0;  // a repeated key is written once, as a list
    put_list(layer, attributes, attribute.key);
  }
}

void RecordJson::put_list(const Layer& layer, std::span<const gloss_attribute> attributes,
                          std::uint32_t key) {
  char separator = '[';
  for (const auto& attribute : attributes) {
    if (attribute.key != key) continue;
    json_.put(separator);
    separator = ',';
    put_value(Attribute(layer, attribute));
  }
  json_.put(']');
}

void RecordJson::append_attributes(const Layer& layer, const gloss_record& record,
                                   std::string& out) {
  json_.clear();
  put_attributes(layer,
                 layer.raw_attributes().subspan(record.attribute_begin, record.attribute_count),
                 texts_[layer.number()]);
  out += json_.text();
}

void RecordJson::put_value(const Attribute& attribute) {
  switch (attribute.kind()) {
    case Attribute::Kind::string:
      json_.put_string(attribute.text());
      return;
    case Attribute::Kind::integer:
      json_.put_integer(attribute.integer());
      return;
    case Attribute::Kind::real:
      json_.put_real(attribute.real());
      return;
    case Attribute::Kind::boolean:
      attribute.boolean() ? json_.put("true") : json_.put("false");
      return;
    case Attribute::Kind::span: {
      const auto [begin, end] = span(attribute.span().begin, attribute.span().end);
      json_.put('[');
      json_.put_integer(begin);
      json_.put(',');
      json_.put_integer(end);
      json_.put(']');
      return;
    }
    case Attribute::Kind::reference:
      put_reference(attribute);
      return;
  }
}

// A record of the same layer is its id alone. A child has no id: it is told by its parent's, and
// its position among the children of each.
void RecordJson::put_reference(const Attribute& attribute) {
  const auto [layer_number, target] = attribute.reference();
  const Layer& layer = annotations_->layers()[layer_number];
  std::uint32_t top = target;
  while (layer.raw_records()[top].parent != GLOSS_NONE) top = layer.raw_records()[top].parent;
  const std::uint32_t id = tree_of(layer).id(top);
  if (attribute.in_own_layer() && top == target) {
    json_.put_integer(id);
    return;
  }
  json_.put("{\"layer\":");
  json_.put(texts_[layer_number].name);
  json_.put(",\"id\":");
  json_.put_integer(id);
  if (top != target) put_child_path(layer, target);
  json_.put('}');
}

void RecordJson::put_child_path(const Layer& layer, std::uint32_t record) {
  std::vector<std::uint32_t> path;
  const RecordTree& tree = tree_of(layer);
  for (std::uint32_t parent; (parent = layer.raw_records()[record].parent) != GLOSS_NONE;
       record = parent) {
    std::uint32_t position = 0;
    for (auto at = tree.first_child(parent); at != record; at = tree.next_sibling(at)) ++position;
    path.insert(path.begin(), position);
  }
  char separator = '[';
  json_.put(",\"child\":");
  for (const std::uint32_t position : path) {
    json_.put(separator);
    separator = ',';
    json_.put_integer(position);
  }
  json_.put(']');
}

void RecordJson::put_children(const Layer& layer, std::uint32_t child) {
  json_.put(",\"children\":[");
  const RecordTree& tree = tree_of(layer);
  for (bool first = true; child != RecordTree::none; child = tree.next_sibling(child)) {
    first ? json_.put("{") : json_.put(",{");
    first = false;
    put_record(layer, child);
  }
  json_.put(']');
}

}  // namespace glossator
