#include "interchange/document_head.hpp"

namespace glossator::interchange {
namespace {

// An empty layer is one that was annotated.
std::vector<std::string> layers_of(const AnnotatedDocument& document) {
  if (document.annotated) return *document.annotated;
  std::vector<std::string> names;
  for (const AnnotatedLayer& layer : document.layers) names.push_back(layer.name);
  return names;
}

}  // namespace

Json head_json(const AnnotatedDocument& document) {
  Json head = Json::object({{"id", document.id}});
  if (!document.date.empty()) head["date"] = document.date;
  const auto add = [](const auto& members, Json& to) {
    for (const auto& [member, json] : members)
      if (const auto value = Json::parse(json)) to[member] = *value;
  };
  add(document.members, head);
  if (!document.meta.empty()) add(document.meta, head["meta"] = Json::object());
  if (document.is_partial) head["status"] = "partial";
  head["layers"] = layers_of(document);
  return head;
}

void take_head(const Json& head, AnnotatedDocument& document) {
  for (const auto& [member, json] : head.members()) {
    if (member == "id" && json.is_text())
      document.id = json.text();
    else if (member == "id" && json.is_integer())
      document.id = json.dump();
    else if (member == "date" && json.is_text())
      document.date = json.text();
    else if (member == "layers" && json.is_array())
      document.annotated = json.texts();
    else if (member == "status" && json.is_text())
      document.is_partial = json.text() == "partial";
    else if (member == "meta" && json.is_object())
      for (const auto& [key, value] : json.members()) document.meta[key] = value.dump();
    else
      document.members[member] = json.dump();
  }
}

}  // namespace glossator::interchange
