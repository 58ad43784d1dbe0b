#include "interchange/label_studio_documents.hpp"

#include <map>

#include "interchange/annotated_writer.hpp"
#include "interchange/annotation_json.hpp"
#include "interchange/document_builder.hpp"
#include "interchange/document_head.hpp"
#include "interchange/json_document.hpp"

namespace glossator::interchange {
namespace {

Json region_json(const Annotation& annotation, const Reference& place, const std::string& text,
                 const OffsetUnits& offsets) {
  Json value = Json::object();
  if (const auto& span = annotation.span) {
    value["start"] = offsets.convert(span->begin);
    value["end"] = offsets.convert(span->end);
    value["text"] = text.substr(span->begin, span->end - span->begin);
  }
  const char* kind = annotation.span ? "labels" : "choices";
  value[kind] = Json::array({annotation.type});
  Json region = Json::object({{"id", id_of(place)},
                              {"from_name", place.layer},
                              {"to_name", "text"},
                              {"type", kind},
                              {"value", std::move(value)}});
  if (annotation.score) region["score"] = *annotation.score;
  region["meta"] = Json::object({{"gloss", features_json(annotation, place.layer, offsets)}});
  return region;
}

void add_relations(Json& result, const Annotation& annotation, const Reference& place) {
  const auto add = [&](const std::string& key, const Reference& target) {
    result.push_back(Json::object({{"type", "relation"},
                                   {"from_id", id_of(place)},
                                   {"to_id", id_of(target)},
                                   {"direction", "right"},
                                   {"labels", Json::array({key})}}));
  };
  if (annotation.parent) add("parent", {place.layer, *annotation.parent});
  for (const Attribute& attribute : annotation.attributes)
    for (const Value& value : attribute.values)
      if (const auto* target = std::get_if<Reference>(&value)) add(attribute.key, *target);
}

Json write_task(const AnnotatedDocument& document) {
  const std::string& text = text_of(document);
  OffsetUnits offsets(Unit::codepoint);
  offsets.begin(text);
  Json result = Json::array();
  for (const AnnotatedLayer& layer : document.layers)
    for (std::uint32_t i = 0; i < layer.annotations.size(); ++i)
      result.push_back(region_json(layer.annotations[i], {layer.name, i}, text, offsets));
  for (const AnnotatedLayer& layer : document.layers)
    for (std::uint32_t i = 0; i < layer.annotations.size(); ++i)
      add_relations(result, layer.annotations[i], {layer.name, i});
  return Json::object(
      {{"data", Json::object({{"text", text}, {"document", head_json(document)}})},
       {"predictions",
        Json::array({Json::object({{"model_version", "gloss"}, {"result", std::move(result)}})})}});
}

const Json& result_of(const Json& task) {
  for (const char* member : {"annotations", "predictions"})
    if (const Json* list = task.find(member); list && list->is_array() && !list->empty())
      return list->at(std::size_t{0})["result"];
  throw Misread("the task has neither annotations nor predictions");
}

// The list of labels stands under the name of the region's type: labels, choices, hypertextlabels.
std::vector<std::string> labels_of_region(const Json& region) {
  const Json* labels = region["value"].find(region["type"].text());
  if (!labels || labels->items().empty()) return {region["type"].text()};
  return labels->texts();
}

/// An annotation of one label. `id` names it for relations; it may be empty.
void read_label(const Json& region, const std::string& label, const std::string& id,
                DocumentBuilder& builder) {
  const Json& value = region["value"];
  Annotation annotation;
  annotation.type = label;
  if (value.find("start") && value.find("end"))
    annotation.span =
        builder.span(value["start"].unsigned_integer(), value["end"].unsigned_integer());
  const Reference place = builder.add(region["from_name"].text(), std::move(annotation), id);
  if (const Json* ours = region.find_pointer("/meta/gloss"))
    builder.take_features(place, *ours);
  else if (const Json* score = region.find("score"); score && score->is_number())
    builder.at(place).score = score->number();
}

// Relations lead to the first of several labels.
void read_region(const Json& region, DocumentBuilder& builder) {
  std::string id = region.text_or("id", "");
  for (const std::string& label : labels_of_region(region))
    read_label(region, label, std::exchange(id, ""), builder);
}

AnnotatedDocument read_task(const Json& task) {
  AnnotatedDocument document;
  const Json& data = task["data"];
  document.text = data["text"].text();
  const Json* head = data.find("document");
  if (head)
    take_head(*head, document);
  else if (const Json* id = data.find("id") ? data.find("id") : task.find("id"))
    document.id = id->is_text() ? id->text() : id->dump();
  DocumentBuilder builder(document, Unit::codepoint);
  std::map<std::string, Reference> places;
  bool is_ours = false;
  const Json& result = result_of(task);
  for (const Json& each : result.array_items()) {
    if (each["type"].text() == "relation") continue;
    is_ours |= each.find_pointer("/meta/gloss") != nullptr;
    const std::string layer = each["from_name"].text();
    places[each.text_or("id", "")] = {
        layer, static_cast<std::uint32_t>(builder.layer(layer).annotations.size())};
    read_region(each, builder);
  }
  for (const Json& each : result.items()) {
    if (is_ours || each["type"].text() != "relation") continue;
    const auto from = places.find(each["from_id"].text());
    if (from == places.end()) throw Misread("a relation leads from no region: " + each.dump());
    const Json* labels = each.find("labels");
    const std::string key =
        labels && !labels->items().empty() ? labels->at(std::size_t{0}).text() : "relation";
    builder.add_reference(from->second, key, each["to_id"].text());
  }
  builder.finish();
  return document;
}

}  // namespace

DocumentFormat label_studio_format() {
  return json_format(".label-studio.json", write_task, read_task, true);
}

}  // namespace glossator::interchange
