#include "record_json.hpp"

#include <algorithm>

namespace glossator {
namespace {

constexpr std::size_t longest_inline = 1 << 12;  // of a text that is written with its key
constexpr std::size_t most_scalar = std::max(most_real, 2 * most_integer + 3);  // a number, a span

std::string quoted(std::string_view text) {
  OutputBuffer out;
  out.put_json_string(text);
  return std::string(out.text());
}

}  // namespace

RecordJson::LayerTexts RecordJson::texts_of(const LayerSchema& schema) {
  LayerTexts texts{FrequentText(quoted(schema.name)), {}, {}};
  for (const auto& type : schema.types) texts.types.emplace_back(",\"type\":" + quoted(type));
  for (const auto& key : schema.keys) texts.keys.emplace_back("," + quoted(key) + ":");
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

void RecordJson::append_layer(const Layer& layer, OutputBuffer& json) {
  json += texts_[layer.number()].name;
  json += ":[";
  const RecordTree& tree = tree_of(layer);
  bool first = true;
  for (std::uint32_t i = 0; i < layer.size(); ++i) {
    if (layer.raw_records()[i].parent != GLOSS_NONE) continue;
    char* at = json.room(32 + most_integer);
    if (!first) *at++ = ',';
    first = false;
    at = write_integer(write_literal(at, "{\"id\":"), tree.id(i));
    *at++ = ',';
    json.commit(at);
    put_record(layer, i, json);
  }
  json += ']';
}

// What stands between the id and the end of a record.
void RecordJson::put_record(const Layer& layer, std::uint32_t index, OutputBuffer& json) {
  const gloss_record& record = layer.raw_records()[index];
  const LayerTexts& texts = texts_[layer.number()];
  const auto attributes =
      layer.raw_attributes().subspan(record.attribute_begin, record.attribute_count);
  put_place(layer, record, attributes, texts.scope_key, json);
  const FrequentText& type = texts.types[record.type];
  char* out = type.write(json.room(type.room() + 16 + most_real));
  if (!std::isnan(record.score)) out = write_real(write_literal(out, ",\"score\":"), record.score);
  json.commit(out);
  put_attributes(layer, attributes, texts, json);
  if (const auto child = tree_of(layer).first_child(index); child != RecordTree::none)
    put_children(layer, child, json);
  json += '}';
}

// Scope, offsets and text. A record with a scope covers a passage, and does not repeat it.
void RecordJson::put_place(const Layer& layer, const gloss_record& record,
                           std::span<const gloss_attribute> attributes, std::uint32_t scope_key,
                           OutputBuffer& json) {
  if (record.flags & GLOSS_RECORD_DOCUMENT) {
    // The type follows with its comma.
    json += "\"scope\":\"document\"";
    return;
  }
  bool scoped = false;
  if (scope_key != GLOSS_NONE)
    for (const auto& attribute : attributes) {
      if (attribute.key != scope_key || attribute.kind != GLOSS_V_STRING) continue;
      json += "\"scope\":";
      json.put_json_string(Attribute(layer, attribute).text(), layer.raw_pool());
      json += ',';
      scoped = true;
      break;
    }
  const auto [begin, end] = span(record.begin, record.end);
  char* out = json.room(64 + 2 * most_integer);
  out = write_integer(write_literal(out, "\"begin\":"), begin);
  out = write_integer(write_literal(out, ",\"end\":"), end);
  if (!scoped) out = write_literal(out, ",\"text\":");
  json.commit(out);
  if (!scoped) json.put_json_string(text_.substr(record.begin, record.end - record.begin), text_);
}

// Counts keys in times_, unless each comes once, as nearly always.
inline bool RecordJson::any_repeats(std::span<const gloss_attribute> attributes, std::size_t keys) {
  if (attributes.size() < 2) return false;
  constexpr std::size_t bits = 64;
  std::uint64_t seen = 0, again = 0;
  for (const auto& attribute : attributes) {
    const std::uint64_t bit = std::uint64_t{1} << (attribute.key % bits);
    again |= seen & bit;
    seen |= bit;
  }
  if (again == 0) return false;
  times_.assign(keys, 0);
  for (const auto& attribute : attributes) ++times_[attribute.key];
  return true;
}

void RecordJson::put_attributes(const Layer& layer, std::span<const gloss_attribute> attributes,
                                const LayerTexts& texts, OutputBuffer& json) {
  const bool repeats = any_repeats(attributes, texts.keys.size());
  for (const auto& attribute : attributes) {
    if (attribute.key == texts.scope_key) continue;
    const std::uint32_t times = repeats ? times_[attribute.key] : 1;
    if (times == 0) continue;
    const FrequentText& key = texts.keys[attribute.key];
    if (times == 1) {
      put_value(layer, attribute, key, json);
      continue;
    }
    json += key;
    times_[attribute.key] = 0;  // a repeated key is written once, as a list
    put_list(layer, attributes, attribute.key, json);
  }
}

void RecordJson::put_list(const Layer& layer, std::span<const gloss_attribute> attributes,
                          std::uint32_t key, OutputBuffer& json) {
  const FrequentText* before = &bracket_;
  for (const auto& attribute : attributes) {
    if (attribute.key != key) continue;
    put_value(layer, attribute, *before, json);
    before = &comma_;
  }
  json += ']';
}

std::string_view RecordJson::attributes(const Layer& layer, const gloss_record& record) {
  own_.clear();
  put_attributes(layer,
                 layer.raw_attributes().subspan(record.attribute_begin, record.attribute_count),
                 texts_[layer.number()], own_);
  return own_.text();
}

// `before` is what stands before the value: its key, as a rule.
void RecordJson::put_value(const Layer& layer, const gloss_attribute& raw,
                           const FrequentText& before, OutputBuffer& json) {
  const Attribute attribute(layer, raw);
  if (attribute.kind() == Attribute::Kind::string) {
    const std::string_view text = attribute.text();
    if (text.size() <= longest_inline) {
      char* const out = before.write(json.room(before.room() + most_json_string(text.size())));
      return json.commit(write_json_string(out, text, layer.raw_pool()));
    }
    json += before;
    return json.put_json_string(text, layer.raw_pool());
  }
  char* out = before.write(json.room(before.room() + most_scalar));
  switch (attribute.kind()) {
    case Attribute::Kind::integer:
      out = write_integer(out, attribute.integer());
      break;
    case Attribute::Kind::real:
      out = write_real(out, attribute.real());
      break;
    case Attribute::Kind::boolean:
      out = attribute.boolean() ? write_literal(out, "true") : write_literal(out, "false");
      break;
    case Attribute::Kind::span: {
      const auto [begin, end] = span(attribute.span().begin, attribute.span().end);
      *out++ = '[';
      out = write_integer(out, begin);
      *out++ = ',';
      out = write_integer(out, end);
      *out++ = ']';
      break;
    }
    case Attribute::Kind::reference:
      json.commit(out);
      return put_reference(attribute, json);
    case Attribute::Kind::string:
      break;
  }
  json.commit(out);
}

// A record of the same layer is its id alone. A child has no id: it is told by its parent's, and
// its position among the children of each.
void RecordJson::put_reference(const Attribute& attribute, OutputBuffer& json) {
  const auto [layer_number, target] = attribute.reference();
  const Layer& layer = annotations_->layers()[layer_number];
  std::uint32_t top = target;
  while (layer.raw_records()[top].parent != GLOSS_NONE) top = layer.raw_records()[top].parent;
  const std::uint32_t id = tree_of(layer).id(top);
  if (attribute.in_own_layer() && top == target) {
    json.put_integer(id);
    return;
  }
  json += "{\"layer\":";
  json += texts_[layer_number].name;
  json += ",\"id\":";
  json.put_integer(id);
  if (top != target) put_child_path(layer, target, json);
  json += '}';
}

void RecordJson::put_child_path(const Layer& layer, std::uint32_t record, OutputBuffer& json) {
  std::vector<std::uint32_t> path;
  const RecordTree& tree = tree_of(layer);
  for (std::uint32_t parent; (parent = layer.raw_records()[record].parent) != GLOSS_NONE;
       record = parent) {
    std::uint32_t position = 0;
    for (auto at = tree.first_child(parent); at != record; at = tree.next_sibling(at)) ++position;
    path.insert(path.begin(), position);
  }
  char separator = '[';
  json += ",\"child\":";
  for (const std::uint32_t position : path) {
    json += separator;
    separator = ',';
    json.put_integer(position);
  }
  json += ']';
}

void RecordJson::put_children(const Layer& layer, std::uint32_t child, OutputBuffer& json) {
  json += ",\"children\":[";
  const RecordTree& tree = tree_of(layer);
  for (bool first = true; child != RecordTree::none; child = tree.next_sibling(child)) {
    if (!first) json += ',';
    first = false;
    json += '{';
    put_record(layer, child, json);
  }
  json += ']';
}

}  // namespace glossator
