#include "output/result_lines.hpp"

#include <algorithm>
#include <cmath>
#include <gloss/text.hpp>
#include <numeric>

#include "glossator/config.hpp"
#include "output/status_names.hpp"
#include "records/layer_store.hpp"

namespace glossator {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorCode::input, what); }

std::uint32_t layer_named(const std::string& name, const std::vector<LayerSchema>& schemas) {
  const auto found = std::find_if(schemas.begin(), schemas.end(),
                                  [&](const LayerSchema& layer) { return layer.name == name; });
  if (found == schemas.end()) refuse("layer `" + name + "` is not one of those known");
  return static_cast<std::uint32_t>(found - schemas.begin());
}

Unit unit_of(const Json& line) {
  if (line.find("offsets")) refuse(offsets_are_of_source);
  const std::string& name = line["unit"].text();
  for (const Unit unit : {Unit::byte, Unit::codepoint, Unit::utf16})
    if (name == name_of(unit)) return unit;
  refuse("offsets cannot count `" + name + "`");
}

Status status_of(const Json& line) {
  const std::string& name = line["status"].text();
  for (const Status status : {Status::ok, Status::partial, Status::error})
    if (name == name_of(status)) return status;
  refuse("no document has the status `" + name + "`");
}

Failure failure_of(const Json& json) {
  const std::string& kind = json["kind"].text();
  for (auto code = ErrorCode::usage; code <= ErrorCode::timeout;
       code = static_cast<ErrorCode>(static_cast<int>(code) + 1))
    if (kind == name_of(code))
      return {json.text_or("plugin", ""), "", code, json["message"].text()};
  refuse("no failure is of kind `" + kind + "`");
}

// A failed document has an `error`, a partial one a list `errors`, and any other neither.
std::vector<Failure> failures_of(const Json& line, Status status) {
  const Json* const error = line.find("error");
  const Json* const errors = line.find("errors");
  if ((error != nullptr) != (status == Status::error))
    refuse("`error` belongs to the status `error`, and to no other");
  if ((errors != nullptr) != (status == Status::partial))
    refuse("`errors` belongs to the status `partial`, and to no other");
  if (error) return {failure_of(*error)};
  std::vector<Failure> failures;
  if (!errors) return failures;
  for (const Json& each : errors->array_items()) failures.push_back(failure_of(each));
  if (failures.empty()) refuse("`errors` is empty");
  return failures;
}

float score_of(const Json& json) {
  const Json* const score = json.find("score");
  if (!score) return std::nanf("");
  const double value = score->number();
  if (!(value >= 0 && value <= 1)) refuse("score " + score->dump() + " is outside 0..1");
  return static_cast<float>(value);
}

// Members of a record that are no attributes; a scope may be one.
bool is_own_member(std::string_view key) {
  constexpr std::string_view own[] = {"id", "begin", "end", "text", "type", "score", "children"};
  return std::find(std::begin(own), std::end(own), key) != std::end(own);
}

std::uint64_t end_of_spans(const Json& value) {
  std::uint64_t end = 0;
  for (const Json& item : value.items())
    end = std::max(end, item.is_array() ? end_of_spans(item) : item.unsigned_integer());
  return end;
}

}  // namespace

ByteOffsets::ByteOffsets(std::string_view text, Unit unit)
    : text_(text), counts_bytes_(unit == Unit::byte) {
  if (counts_bytes_) return;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (!gloss::is_boundary(text, i)) continue;
    bytes_.push_back(i);
    const bool is_pair = unit == Unit::utf16 && static_cast<unsigned char>(text[i]) >= 0xF0;
    if (is_pair) bytes_.push_back(GLOSS_NONE);
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::uint32_t ByteOffsets::byte_of(std::uint64_t offset) const {
  if (counts_bytes_ && offset <= text_.size() && gloss::is_boundary(text_, offset))
    return static_cast<std::uint32_t>(offset);
  if (!counts_bytes_ && offset < bytes_.size() && bytes_[offset] != GLOSS_NONE)
    return bytes_[offset];
  refuse("offset " + std::to_string(offset) + " is no place between characters of the text");
}

ResultLine::ResultLine(const Json& line, std::shared_ptr<const std::vector<LayerSchema>> schemas,
                       std::string_view meta)
    : line_(line), meta_(meta), schemas_(std::move(schemas)), layers_(schemas_->size()) {}

Result ResultLine::result() {
  const Unit unit = unit_of(line_);
  collect();
  ResultBuilder out(document(unit), schemas_);
  const std::string_view text = out.document().text;
  const ByteOffsets offsets(text, unit);
  for (std::uint32_t i = 0; i < layers_.size(); ++i) place(i, offsets, text);
  for (std::uint32_t i = 0; i < layers_.size(); ++i) fill(i, offsets, out);
  const Status status = status_of(line_);
  if (status == Status::error)
    for (const LayerNodes& layer : layers_)
      if (!layer.nodes.empty()) refuse("a failed document has no records");
  out.set_status(status, failures_of(line_, status));
  return out.take();
}

void ResultLine::collect() {
  for (const auto& [name, records] : line_["layers"].object_members()) {
    LayerNodes& layer = layers_[layer_named(name, *schemas_)];
    layer.is_written = true;
    for (const Json& record : records.array_items()) {
      if (record["id"].unsigned_integer() != layer.tops.size())
        refuse("the ids of layer `" + name + "` are not 0, 1, 2 ...");
      layer.tops.push_back(static_cast<std::uint32_t>(layer.nodes.size()));
      collect(layer, record, GLOSS_NONE);
    }
  }
}

void ResultLine::collect(LayerNodes& layer, const Json& json, std::uint32_t parent) {
  const auto number = static_cast<std::uint32_t>(layer.nodes.size());
  layer.nodes.push_back({&json, parent});
  if (parent != GLOSS_NONE) layer.nodes[parent].children.push_back(number);
  if (const Json* children = json.find("children"))
    for (const Json& child : children->array_items()) collect(layer, child, number);
}

Document ResultLine::document(Unit unit) const {
  Document document{.id = line_["id"].text()};
  if (const Json* date = line_.find("date")) document.date = date->text();
  document.meta_json = meta_;
  if (const Json* text = line_.find("text")) {
    document.text = text->text();
    return document;
  }
  document.text = rebuilt_text();
  if (unit != Unit::byte && !document.text.empty())
    refuse(std::string("its offsets count ") + name_of(unit) +
           ", which takes the text; write it with output.text, or offsets in bytes");
  return document;
}

std::string ResultLine::rebuilt_text() const {
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i)
    for (const Node& node : layers_[i].nodes) {
      if (const Json* end = node.json->find("end")) size = std::max(size, end->unsigned_integer());
      for (const KeySchema& key : (*schemas_)[i].keys)
        if (const Json* value = node.json->find(key.name); value && key.kind == AttributeKind::span)
          size = std::max(size, end_of_spans(*value));
    }
  // A damaged offset must not take all memory.
  constexpr std::uint64_t most_rebuilt = 1u << 30;
  if (size > most_rebuilt)
    refuse("offset " + std::to_string(size) + " is beyond 1 GiB; a text so long is not rebuilt");
  std::string text(size, ' ');
  for (const LayerNodes& layer : layers_)
    for (const Node& node : layer.nodes) {
      const Json* covered = node.json->find("text");
      if (!covered) continue;
      const std::uint64_t begin = node.json->at("begin").unsigned_integer();
      if (begin > size || covered->text().size() > size - begin)
        refuse("a record's text is longer than its span");
      text.replace(begin, covered->text().size(), covered->text());
    }
  return text;
}

// Sets the nodes' records, and brings them into the order of the contract.
void ResultLine::place(std::uint32_t number, const ByteOffsets& offsets, std::string_view text) {
  const LayerSchema& schema = (*schemas_)[number];
  std::vector<Node>& nodes = layers_[number].nodes;
  for (Node& node : nodes) {
    const Json& json = *node.json;
    gloss_record& record = node.record;
    const std::string& type = json["type"].text();
    const auto found = std::find(schema.types.begin(), schema.types.end(), type);
    if (found == schema.types.end())
      refuse("layer `" + schema.name + "` has no type `" + type + "`");
    record.type = static_cast<std::uint32_t>(found - schema.types.begin());
    record.score = score_of(json);
    if (!json.find("begin")) {
      if (json.find("end") || json.text_or("scope", "") != "document")
        refuse("a record without `begin` has the scope `document` and no `end`");
      record.flags = GLOSS_RECORD_DOCUMENT;
      continue;
    }
    record.begin = offsets.byte_of(json["begin"].unsigned_integer());
    record.end = offsets.byte_of(json["end"].unsigned_integer());
    if (record.begin > record.end) refuse("a record ends before it begins");
    if (const Json* covered = json.find("text");
        covered && covered->text() != text.substr(record.begin, record.end - record.begin))
      refuse("a record's text is not what it covers");
  }
  std::vector<std::uint32_t> order(nodes.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return comes_before(nodes[a].record, nodes[b].record);
  });
  for (std::uint32_t i = 0; i < order.size(); ++i) nodes[order[i]].rank = i;
}

void ResultLine::fill(std::uint32_t number, const ByteOffsets& offsets, ResultBuilder& out) {
  const std::vector<Node>& nodes = layers_[number].nodes;
  std::vector<gloss_record>& records = out.records(number);
  std::vector<gloss_attribute>& attributes = out.attributes(number);
  records.resize(nodes.size());
  for (const Node& node : nodes) {
    gloss_record record = node.record;
    record.parent = node.parent == GLOSS_NONE ? GLOSS_NONE : nodes[node.parent].rank;
    record.attribute_begin = static_cast<std::uint32_t>(attributes.size());
    add_attributes(node, number, offsets, out);
    record.attribute_count = static_cast<std::uint32_t>(attributes.size()) - record.attribute_begin;
    records[node.rank] = record;
  }
}

void ResultLine::add_attributes(const Node& node, std::uint32_t number, const ByteOffsets& offsets,
                                ResultBuilder& out) {
  const LayerSchema& schema = (*schemas_)[number];
  for (const auto& [name, value] : node.json->members()) {
    if (is_own_member(name)) continue;
    if (name == "scope" && (node.record.flags & GLOSS_RECORD_DOCUMENT)) continue;
    const auto key = schema.find_key(name);
    if (!key) refuse("layer `" + schema.name + "` has no key `" + name + "`");
    if (schema.keys[*key].repeated && name != "scope")
      for (const Json& item : value.array_items()) add_attribute(item, *key, number, offsets, out);
    else
      add_attribute(value, *key, number, offsets, out);
  }
}

void ResultLine::add_attribute(const Json& value, std::uint32_t key, std::uint32_t number,
                               const ByteOffsets& offsets, ResultBuilder& out) {
  const AttributeKind kind = (*schemas_)[number].keys[key].kind;
  gloss_attribute attribute{key, static_cast<std::uint32_t>(kind), {}};
  switch (kind) {
    case AttributeKind::text: {
      std::string& pool = out.pool(number);
      attribute.value.string = {static_cast<std::uint32_t>(pool.size()),
                                static_cast<std::uint32_t>(value.text().size())};
      pool += value.text();
      break;
    }
    case AttributeKind::integer:
      attribute.value.integer = value.integer();
      break;
    case AttributeKind::real:
      attribute.value.number = value.number();
      break;
    case AttributeKind::boolean:
      attribute.value.integer = value.boolean();
      break;
    case AttributeKind::span:
      if (value.array_items().size() != 2) refuse("a span is [begin, end]; found " + value.dump());
      attribute.value.span = {offsets.byte_of(value.at(std::size_t{0}).unsigned_integer()),
                              offsets.byte_of(value.at(std::size_t{1}).unsigned_integer())};
      if (attribute.value.span.begin > attribute.value.span.end)
        refuse("span " + value.dump() + " ends before it begins");
      break;
    case AttributeKind::reference:
      if (!find_target(value, number, attribute)) return;
      break;
  }
  out.attributes(number).push_back(attribute);
}

// An id, or {"layer":"people","id":3,"child":[0,1]}.
bool ResultLine::find_target(const Json& value, std::uint32_t number, gloss_attribute& out) const {
  const bool is_id = value.is_integer();
  const std::uint32_t target_layer = is_id ? number : layer_named(value["layer"].text(), *schemas_);
  const std::vector<std::uint32_t>& allowed = (*schemas_)[number].keys[out.key].refers_to;
  if (std::find(allowed.begin(), allowed.end(), target_layer) == allowed.end())
    refuse("key `" + (*schemas_)[number].keys[out.key].name + "` does not refer to layer `" +
           (*schemas_)[target_layer].name + "`");
  const LayerNodes& layer = layers_[target_layer];
  if (!layer.is_written) return false;
  const std::uint64_t id = (is_id ? value : value["id"]).unsigned_integer();
  if (id >= layer.tops.size()) refuse("a reference leads to no record");
  const Node* node = &layer.nodes[layer.tops[id]];
  if (const Json* path = is_id ? nullptr : value.find("child"))
    for (const Json& position : path->array_items()) {
      const std::uint64_t child = position.unsigned_integer();
      if (child >= node->children.size()) refuse("a reference leads to no child");
      node = &layer.nodes[node->children[child]];
    }
  out.value.ref = {target_layer == number ? GLOSS_NONE : target_layer, node->rank};
  return true;
}

}  // namespace glossator
