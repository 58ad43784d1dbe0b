#include "output/record_json.hpp"

#include <algorithm>
#include <utility>

namespace glossator {
namespace {

// Strings up to this many bytes, nearly all, need no room of their own.
constexpr std::size_t short_string = 64;
// Begin and end of a record with their keys, a string or a number.
constexpr std::size_t most_short_value =
    std::max({most_json_string(short_string), 64 + 2 * most_integer, 16 + most_real});

// Place with its text, type and score, and the brackets of up to GLOSS_MOST_PARENTS records around
// it, take less room than so many members.
constexpr std::size_t members_of_record = 4;
// A record with more attributes, if there is one, asks for room member by member.
constexpr std::size_t most_at_once = 64;

std::string in_quotes(std::string_view text) {
  OutputBuffer out;
  out.put_json_string(text);
  return std::string(out.text());
}

}  // namespace

RecordJson::LayerTexts RecordJson::texts_of(const LayerSchema& schema) {
  LayerTexts texts{FrequentText(in_quotes(schema.name)), {}, {}, {}};
  const auto add = [&](std::vector<FrequentText>& to, const std::string& text) {
    texts.room = std::max(texts.room, to.emplace_back(text).room() + most_short_value);
  };
  for (const auto& type : schema.types) add(texts.types, ",\"type\":" + in_quotes(type));
  for (const auto& key : schema.keys) {
    add(texts.keys, "," + in_quotes(key.name) + ":");
    texts.repeated.push_back(key.repeated);
    texts.has_repeated |= key.repeated;
  }
  texts.scope_key = schema.find_key("scope").value_or(GLOSS_NONE);
  return texts;
}

RecordJson::RecordJson(const std::vector<LayerSchema>& schemas, Unit unit) : offsets_(unit) {
  for (const auto& schema : schemas) texts_.push_back(texts_of(schema));
  trees_.resize(texts_.size());
}

void RecordJson::begin(const Document& document, const Annotations& annotations) {
  annotations_ = &annotations;
  text_ = document.text;
  offsets_.begin(document);
  has_tree_.assign(trees_.size(), false);
}

// Built on first use, for written layers and those that references point into.
void RecordJson::build_tree(const Layer& layer) {
  trees_[layer.number()].begin(layer);
  has_tree_[layer.number()] = true;
}

RecordJson::LayerView RecordJson::view_of(const Layer& layer, OutputBuffer& json) {
  return {layer,
          layer.raw_records().data(),
          layer.raw_attributes().data(),
          layer.raw_pool(),
          texts_[layer.number()],
          tree_of(layer),
          json};
}

void RecordJson::append_layer(const Layer& layer, OutputBuffer& json) {
  const LayerView view = view_of(layer, json);
  const std::uint32_t size = layer.size();
  char* out = view.texts.name.write(json.room(view.texts.name.room() + 2));
  out = write_literal(out, ":[");
  std::uint32_t id = 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    if (view.records[i].parent != GLOSS_NONE) continue;
    out = json.room_behind(out, 32 + most_integer);
    *out = ',';
    out += id > 0;
    out = write_integer(write_literal(out, "{\"id\":"), id++);
    *out++ = ',';
    out = write_record(view, i, out);
  }
  out = json.room_behind(out, 1);
  *out = ']';
  json.commit(out + 1);
}

// Writes a record from behind its id to its end. Asks once for the room of all its members; a
// member that takes more asks for that of the others again.
char* RecordJson::write_record(const LayerView& view, std::uint32_t index, char* out) {
  const gloss_record& record = view.records[index];
  out = make_room(view, record.attribute_count, out);
  out = view.texts.types[record.type].write(write_place(view, record, out));
  if (!std::isnan(record.score)) out = write_real(write_literal(out, ",\"score\":"), record.score);
  out = write_attributes(view, view.attributes_of(record), out);
  if (const auto child = view.tree.first_child(index); child != RecordTree::none)
    out = write_children(view, child, out);
  *out = '}';
  return out + 1;
}

inline char* RecordJson::make_room(const LayerView& view, std::size_t attributes, char* out) {
  room_ = (std::min(attributes, most_at_once) + members_of_record) * view.texts.room;
  return view.json.room_behind(out, room_);
}

// Out of line, to keep the path of short strings small.
char* RecordJson::write_long_string(const LayerView& view, std::string_view text,
                                    const char* readable, char* out) {
  view.json.commit(out);
  view.json.put_json_string(text, readable);
  return view.json.room(room_);
}

inline char* RecordJson::write_string(const LayerView& view, std::string_view text,
                                      const char* readable, char* out) {
  if (text.size() > short_string) return write_long_string(view, text, readable, out);
  return write_json_string(out, text, readable);
}

// Writes scope, offsets and text. A record with a scope covers a whole passage and does not repeat
// its text.
inline char* RecordJson::write_place(const LayerView& view, const gloss_record& record, char* out) {
  // The type follows with its comma.
  if (record.flags & GLOSS_RECORD_DOCUMENT) return write_literal(out, "\"scope\":\"document\"");
  bool scoped = false;
  if (view.texts.scope_key != GLOSS_NONE)
    for (const auto& attribute : view.attributes_of(record)) {
      if (attribute.key != view.texts.scope_key || attribute.kind != GLOSS_V_STRING) continue;
      out = write_literal(out, "\"scope\":");
      out = write_string(view, view.text_of(attribute), end_of(view.pool), out);
      *out++ = ',';
      scoped = true;
      break;
    }
  const auto [begin, end] = span(record.begin, record.end);
  out = write_integer(write_literal(out, "\"begin\":"), begin);
  out = write_integer(write_literal(out, ",\"end\":"), end);
  if (scoped) return out;
  const std::string_view covered(text_.data() + record.begin, record.end - record.begin);
  return write_string(view, covered, end_of(text_), write_literal(out, ",\"text\":"));
}

inline char* RecordJson::write_value(const LayerView& view, const gloss_attribute& raw, char* out) {
  if (raw.kind == GLOSS_V_STRING)
    return write_string(view, view.text_of(raw), end_of(view.pool), out);
  if (raw.kind == GLOSS_V_FLOAT) return write_real(out, raw.value.number);
  return write_other(view, raw, out);
}

// Writes all attributes except the scope.
inline char* RecordJson::write_attributes(const LayerView& view,
                                          std::span<const gloss_attribute> attributes, char* out) {
  if (view.texts.has_repeated || attributes.size() > most_at_once)
    return write_with_lists(view, attributes, out);
  // Read once: the compiler must assume that writes through `out` change it.
  const std::uint32_t scope_key = view.texts.scope_key;
  const FrequentText* const keys = view.texts.keys.data();
  for (const auto& attribute : attributes)
    if (attribute.key != scope_key)
      out = write_value(view, attribute, keys[attribute.key].write(out));
  return out;
}

// Writes any number of attributes; a repeated key once, at its first attribute, with a list of all
// its values.
char* RecordJson::write_with_lists(const LayerView& view,
                                   std::span<const gloss_attribute> attributes, char* out) {
  const auto& keys = view.texts.keys;
  is_written_.assign(keys.size(), false);
  for (const auto& attribute : attributes) {
    if (attribute.key == view.texts.scope_key) continue;
    const FrequentText& key = keys[attribute.key];
    out = view.json.room_behind(out, room_);
    if (!view.texts.repeated[attribute.key]) {
      out = write_value(view, attribute, key.write(out));
    } else if (!is_written_[attribute.key]) {
      is_written_[attribute.key] = true;
      out = write_list(view, attributes, attribute.key, key.write(out));
    }
  }
  return out;
}

char* RecordJson::write_list(const LayerView& view, std::span<const gloss_attribute> attributes,
                             std::uint32_t key, char* out) {
  char before = '[';
  for (const auto& attribute : attributes) {
    if (attribute.key != key) continue;
    out = view.json.room_behind(out, room_);
    *out = std::exchange(before, ',');
    out = write_value(view, attribute, out + 1);
  }
  *out = ']';
  return out + 1;
}

std::string_view RecordJson::attributes(const Layer& layer, const gloss_record& record) {
  own_.clear();
  const LayerView view = view_of(layer, own_);
  char* const out = make_room(view, record.attribute_count, own_.room(0));
  own_.commit(write_attributes(view, view.attributes_of(record), out));
  return own_.text();
}

std::string_view RecordJson::value(const Layer& layer, const gloss_attribute& attribute) {
  own_.clear();
  const LayerView view = view_of(layer, own_);
  own_.commit(write_value(view, attribute, make_room(view, 1, own_.room(0))));
  return own_.text();
}

std::string_view RecordJson::list(const Layer& layer, const gloss_record& record,
                                  std::uint32_t key) {
  own_.clear();
  const LayerView view = view_of(layer, own_);
  char* const out = make_room(view, record.attribute_count, own_.room(0));
  own_.commit(write_list(view, view.attributes_of(record), key, out));
  return own_.text();
}

std::optional<std::uint32_t> RecordJson::own_id(const Layer& layer, const Attribute& reference) {
  if (!reference.in_own_layer()) return std::nullopt;
  const std::uint32_t target = reference.reference().record;
  if (layer.raw_records()[target].parent != GLOSS_NONE) return std::nullopt;
  return tree_of(layer).id(target);
}

char* RecordJson::write_other(const LayerView& view, const gloss_attribute& raw, char* out) {
  const auto& value = raw.value;
  switch (raw.kind) {
    case GLOSS_V_INT:
      return write_integer(out, value.integer);
    case GLOSS_V_BOOL:
      return value.integer != 0 ? write_literal(out, "true") : write_literal(out, "false");
    case GLOSS_V_SPAN: {
      const auto [begin, end] = span(value.span.begin, value.span.end);
      *out++ = '[';
      out = write_integer(out, begin);
      *out++ = ',';
      out = write_integer(out, end);
      *out++ = ']';
      return out;
    }
    default:
      return write_reference(view, Attribute(view.layer, raw), out);
  }
}

// Writes a reference: to a record of the same layer, only its id. A child has no id: it is
// identified by its root's id and its position among the children at each level.
char* RecordJson::write_reference(const LayerView& view, const Attribute& attribute, char* out) {
  const auto [layer_number, target] = attribute.reference();
  const Layer& layer = annotations_->layers()[layer_number];
  std::uint32_t top = target;
  while (layer.raw_records()[top].parent != GLOSS_NONE) top = layer.raw_records()[top].parent;
  const std::uint32_t id = tree_of(layer).id(top);
  if (attribute.in_own_layer() && top == target) return write_integer(out, id);
  const FrequentText& name = texts_[layer_number].name;
  out = view.json.room_behind(out, name.room() + 32 + most_integer + room_);
  out = name.write(write_literal(out, "{\"layer\":"));
  out = write_integer(write_literal(out, ",\"id\":"), id);
  if (top != target) out = write_child_path(view, layer, target, out);
  *out = '}';
  return out + 1;
}

char* RecordJson::write_child_path(const LayerView& view, const Layer& layer, std::uint32_t record,
                                   char* out) {
  std::vector<std::uint32_t> path;
  const RecordTree& tree = tree_of(layer);
  for (std::uint32_t parent; (parent = layer.raw_records()[record].parent) != GLOSS_NONE;
       record = parent) {
    std::uint32_t position = 0;
    for (auto at = tree.first_child(parent); at != record; at = tree.next_sibling(at)) ++position;
    path.insert(path.begin(), position);
  }
  out = view.json.room_behind(out, 16 + path.size() * most_integer + room_);
  out = write_literal(out, ",\"child\":");
  char separator = '[';
  for (const std::uint32_t position : path) {
    *out++ = separator;
    separator = ',';
    out = write_integer(out, position);
  }
  *out = ']';
  return out + 1;
}

// Each record leaves room for the commas and brackets behind it, and at the end of its own.
char* RecordJson::write_children(const LayerView& view, std::uint32_t child, char* out) {
  out = write_literal(out, ",\"children\":[");
  for (;; *out++ = ',') {
    *out = '{';
    out = write_record(view, child, out + 1);
    child = view.tree.next_sibling(child);
    if (child == RecordTree::none) break;
  }
  *out = ']';
  return out + 1;
}

}  // namespace glossator
