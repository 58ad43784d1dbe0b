#include "interchange/jsonl_results.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "glossator/error.hpp"
#include "interchange/jsonl_offsets.hpp"
#include "interchange/jsonl_values.hpp"

namespace glossator::interchange {
namespace {

/// Makes the layers of one line.
class ResultLayers {
 public:
  ResultLayers(const Json& line, const std::vector<LayerSchema>& schemas)
      : layers_(line.at("layers")), schemas_(schemas), has_text_(line.contains("text")) {}

  std::vector<AnnotatedLayer> read() {
    for (const auto& [name, records] : layers_.object_members()) {
      out_.push_back({name, {}});
      for (const Json& record : records.array_items()) collect(record, std::nullopt);
    }
    for (const Node& node : nodes_) add_attributes(node);
    return std::move(out_);
  }

 private:
  struct Node {
    const Json* json;
    std::uint32_t layer, number;
  };

  void collect(const Json& json, std::optional<std::uint32_t> parent) {
    std::vector<Annotation>& annotations = out_.back().annotations;
    const auto number = static_cast<std::uint32_t>(annotations.size());
    Annotation annotation;
    annotation.span = span_of(json);
    annotation.type = json.text_or("type", "");
    annotation.parent = parent;
    if (const Json* const score = json.find("score"); score && !score->is_null())
      annotation.score = score->number();
    annotations.push_back(std::move(annotation));
    nodes_.push_back({&json, static_cast<std::uint32_t>(out_.size() - 1), number});
    numbers_[&json] = number;
    if (const Json* const children = json.find("children"))
      for (const Json& child : children->array_items()) collect(child, number);
  }

  void add_attributes(const Node& node) {
    const std::string& layer = out_[node.layer].name;
    const auto schema = std::find_if(schemas_.begin(), schemas_.end(),
                                     [&](const LayerSchema& each) { return each.name == layer; });
    Annotation& annotation = out_[node.layer].annotations[node.number];
    for (const auto& [key, value] : node.json->members()) {
      if (is_own_member(key) || (key == "text" && has_text_)) continue;
      if (key == "scope" && !annotation.span) continue;
      std::optional<KeySchema> known;
      if (schema != schemas_.end())
        if (const auto number = schema->find_key(key)) known = schema->keys[*number];
      Attribute attribute{key, {}};
      const bool is_list = value.is_array() && !(known && !known->repeated);
      const Json::Items one{value};
      for (const Json& item : is_list ? value.items() : one)
        if (auto made = value_of(item, known, layer)) attribute.values.push_back(std::move(*made));
      if (!attribute.values.empty()) annotation.attributes.push_back(std::move(attribute));
    }
  }

  static bool is_own_member(std::string_view key) {
    constexpr std::string_view own[] = {"id", "begin", "end", "type", "score", "children"};
    return std::find(std::begin(own), std::end(own), key) != std::end(own);
  }

  /// Nothing for null, and for a reference into a layer that was not written.
  std::optional<Value> value_of(const Json& json, const std::optional<KeySchema>& known,
                                const std::string& layer) {
    const bool is_reference =
        known ? known->kind == AttributeKind::reference
              : json.is_object() && json.contains("layer") && json.contains("id");
    if (is_reference) return reference_of(json, layer);
    if (known && known->kind == AttributeKind::span && json.size() == 2)
      return TextSpan{static_cast<std::uint32_t>(json.at(0).unsigned_integer()),
                      static_cast<std::uint32_t>(json.at(1).unsigned_integer())};
    if (known && known->kind == AttributeKind::real && json.is_number()) return json.number();
    return plain_value(json);
  }

  std::optional<Value> reference_of(const Json& json, const std::string& own_layer) {
    const std::string layer = json.is_object() ? json.text_or("layer", own_layer) : own_layer;
    const Json& id = json.is_object() ? json.at("id") : json;
    const Json* const records = layers_.find(layer);
    if (!records) return std::nullopt;
    const Json* target = record_with(id, layer, records->items());
    if (!target) throw Error(ErrorCode::input, "layer " + layer + " has no record " + id.dump());
    if (json.is_object() && json.contains("child"))
      for (const Json& step : json["child"].items())
        target = &target->at("children").at(std::size_t(step.unsigned_integer()));
    return Reference{layer, numbers_.at(target)};
  }

  /// NULL if there is none. Ids are the places of records, as a rule; others are put in order once.
  const Json* record_with(const Json& id, const std::string& layer, const Json::Items& records) {
    const auto is_it = [&](const Json& record) {
      const Json* const own = record.find("id");
      return own && *own == id;
    };
    if (id.is_integer() && id.number() >= 0 && id.number() < double(records.size()))
      if (const Json& record = records[id.unsigned_integer()]; is_it(record)) return &record;
    const auto [ids, is_new] = ids_.try_emplace(layer);
    if (is_new)
      for (const Json& record : records)
        if (const Json* const own = record.find("id")) ids->second.emplace(key_of(*own), &record);
    const auto found = ids->second.find(key_of(id));
    return found == ids->second.end() ? nullptr : found->second;
  }

  /// The same for equal ids: 1 equals 1.0.
  static std::string key_of(const Json& id) {
    return id.is_number() ? Json(id.number()).dump() : id.dump();
  }

  const Json& layers_;
  const std::vector<LayerSchema>& schemas_;
  const bool has_text_;
  std::vector<AnnotatedLayer> out_;
  std::vector<Node> nodes_;
  std::unordered_map<const Json*, std::uint32_t> numbers_;
  std::map<std::string, std::unordered_map<std::string, const Json*>> ids_;  // by layer
};

std::string failure_text(const Json& line) {
  const Json* const error = line.find("error");
  if (!error) return "failed";
  return error->text_or("plugin", "gloss") + ": " + error->text_or("message", "failed");
}

}  // namespace

AnnotatedDocument result_document(const Json& line, const std::vector<LayerSchema>& schemas) {
  AnnotatedDocument document;
  document.id = line.at("id").text();
  if (const Json* const text = line.find("text")) document.text = text->text();
  document.date = line.text_or("date", "");
  const std::string status = line.text_or("status", "ok");
  document.is_partial = status == "partial";
  if (status == "error")
    document.error = failure_text(line);
  else
    document.layers = ResultLayers(line, schemas).read();
  if (const Json* const meta = line.find("meta"))
    for (const auto& [key, value] : meta->members()) document.meta[key] = value.dump();
  for (const char* const member : {"errors", "error"})
    if (const Json* const json = line.find(member)) document.members[member] = json->dump();
  return document;
}

}  // namespace glossator::interchange
