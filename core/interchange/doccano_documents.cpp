#include "interchange/doccano_documents.hpp"

#include <map>

#include "interchange/annotated_writer.hpp"
#include "interchange/annotation_json.hpp"
#include "interchange/document_builder.hpp"
#include "interchange/document_head.hpp"
#include "interchange/json_document.hpp"
#include "interchange/region_labels.hpp"

namespace glossator::interchange {
namespace {

using Numbers = std::map<std::pair<std::string, std::uint32_t>, std::uint64_t>;

// The relations that references and parents make, between entities with these numbers.
void add_numbered_relations(Json& relations, const AnnotatedLayer& layer, std::uint32_t i,
                            const Numbers& numbers) {
  const Annotation& annotation = layer.annotations[i];
  const auto add = [&](const std::string& key, const Reference& target) {
    relations.push_back(Json::object({{"id", relations.size() + 1},
                                      {"from_id", numbers.at({layer.name, i})},
                                      {"to_id", numbers.at({target.layer, target.number})},
                                      {"type", key}}));
  };
  if (annotation.parent) add("parent", {layer.name, *annotation.parent});
  for (const Attribute& attribute : annotation.attributes)
    for (const Value& value : attribute.values)
      if (const auto* target = std::get_if<Reference>(&value)) add(attribute.key, *target);
}

Json write_doccano(const AnnotatedDocument& document) {
  const std::string& text = text_of(document);
  OffsetUnits offsets(Unit::codepoint);
  offsets.begin(text);
  Numbers numbers;
  for (const AnnotatedLayer& layer : document.layers)
    for (std::uint32_t i = 0; i < layer.annotations.size(); ++i)
      numbers.insert({{layer.name, i}, numbers.size() + 1});
  Json entities = Json::array(), relations = Json::array(), features = Json::object();
  for (const AnnotatedLayer& layer : document.layers)
    for (std::uint32_t i = 0; i < layer.annotations.size(); ++i) {
      const Annotation& annotation = layer.annotations[i];
      const TextSpan span =
          annotation.span.value_or(TextSpan{0, static_cast<std::uint32_t>(text.size())});
      const std::uint64_t number = numbers.at({layer.name, i});
      entities.push_back(Json::object({{"id", number},
                                       {"label", label_of(layer.name, annotation.type)},
                                       {"start_offset", offsets.convert(span.begin)},
                                       {"end_offset", offsets.convert(span.end)}}));
      Json rest = features_json(annotation, layer.name, offsets);
      // Appended, as no number repeats: [] searches all members each time.
      if (!rest.empty()) features.members().push_back({std::to_string(number), std::move(rest)});
      add_numbered_relations(relations, layer, i, numbers);
    }
  return Json::object({{"text", text},
                       {"entities", std::move(entities)},
                       {"relations", std::move(relations)},
                       {"gloss", Json::object({{"document", head_json(document)},
                                               {"features", std::move(features)}})}});
}

// An entity, a list of begin, end and label, or the label of a whole text.
void read_entity(const Json& json, std::map<std::string, Reference>& places,
                 DocumentBuilder& builder) {
  const auto item = [&](std::size_t i, const char* key) -> const Json& {
    return json.is_array() ? json.at(i) : json[key];
  };
  Annotation annotation;
  if (!json.is_text())
    annotation.span = builder.span(item(0, "start_offset").unsigned_integer(),
                                   item(1, "end_offset").unsigned_integer());
  const auto [layer, type] =
      layer_and_type_of(json.is_text() ? json.text() : item(2, "label").text());
  annotation.type = type;
  const Reference place{layer, static_cast<std::uint32_t>(builder.layer(layer).annotations.size())};
  builder.add(layer, std::move(annotation), id_of(place));
  if (const Json* id = json.find("id")) places[id->dump()] = place;
}

AnnotatedDocument read_doccano(const Json& json) {
  AnnotatedDocument document;
  // Older exports have the members `data` and `labels`.
  document.text = json[json.contains("data") && !json.contains("text") ? "data" : "text"].text();
  const Json* ours = json.find("gloss");
  Json head = json;
  if (ours) head = (*ours)["document"];
  for (const char* known : {"text", "data", "entities", "relations", "label", "labels", "Comments"})
    head.erase(known);
  take_head(head, document);
  DocumentBuilder builder(document, Unit::codepoint);
  std::map<std::string, Reference> places;
  const Json* entities = json.find("entities");
  if (!entities) entities = json.find("labels");
  if (!entities) entities = &json["label"];
  for (const Json& each : entities->array_items()) read_entity(each, places, builder);
  if (ours) {
    for (const auto& [number, features] : (*ours)["features"].members())
      if (const auto found = places.find(number); found != places.end())
        builder.take_features(found->second, features);
  } else if (const Json* relations = json.find("relations")) {
    for (const Json& each : relations->array_items()) {
      const auto from = places.find(each["from_id"].dump()), to = places.find(each["to_id"].dump());
      if (from == places.end() || to == places.end())
        throw Misread("relation " + each.dump() + " leads to no entity");
      builder.add_value(from->second, each["type"].text(), to->second);
    }
  }
  builder.finish();
  return document;
}

}  // namespace

DocumentFormat doccano_format() {
  return json_format(".doccano.jsonl", write_doccano, read_doccano);
}

}  // namespace glossator::interchange
