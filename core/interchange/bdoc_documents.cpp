#include "interchange/bdoc_documents.hpp"

#include "interchange/annotated_writer.hpp"
#include "interchange/annotation_json.hpp"
#include "interchange/document_builder.hpp"
#include "interchange/document_head.hpp"
#include "interchange/json_document.hpp"

namespace glossator::interchange {
namespace {

Json set_json(const AnnotatedLayer& layer, const OffsetUnits& offsets, std::uint32_t text_end) {
  Json annotations = Json::array();
  for (std::uint32_t i = 0; i < layer.annotations.size(); ++i) {
    const Annotation& annotation = layer.annotations[i];
    const TextSpan span = annotation.span.value_or(TextSpan{0, text_end});
    annotations.push_back(
        Json::object({{"type", annotation.type},
                      {"start", offsets.convert(span.begin)},
                      {"end", offsets.convert(span.end)},
                      {"id", i},
                      {"features", features_json(annotation, layer.name, offsets)}}));
  }
  return Json::object({{"name", layer.name},
                       {"annotations", std::move(annotations)},
                       {"next_annid", layer.annotations.size()}});
}

Json write_bdoc(const AnnotatedDocument& document) {
  const std::string& text = text_of(document);
  OffsetUnits offsets(Unit::codepoint);
  offsets.begin(text);
  Json sets = Json::object();
  for (const AnnotatedLayer& layer : document.layers)
    sets[layer.name] = set_json(layer, offsets, static_cast<std::uint32_t>(text.size()));
  return Json::object({{"annotation_sets", std::move(sets)},
                       {"text", text},
                       {"features", head_json(document)},
                       {"offset_type", "p"},
                       {"name", document.id}});
}

AnnotatedDocument read_bdoc(const Json& json) {
  AnnotatedDocument document;
  document.id = json.text_or("name", "");
  document.text = json["text"].text();
  if (const Json* features = json.find("features")) take_head(*features, document);
  const bool is_utf16 = json.text_or("offset_type", "p") == "j";
  DocumentBuilder builder(document, is_utf16 ? Unit::utf16 : Unit::codepoint);
  for (const auto& [name, set] : json["annotation_sets"].members()) {
    const std::string layer = name.empty() ? "annotations" : name;
    builder.layer(layer);
    for (const Json& each : set["annotations"].array_items()) {
      Annotation annotation;
      annotation.type = each["type"].text();
      annotation.span =
          builder.span(each["start"].unsigned_integer(), each["end"].unsigned_integer());
      const Reference place =
          builder.add(layer, std::move(annotation), layer + "/" + each["id"].dump());
      if (const Json* features = each.find("features")) builder.take_features(place, *features);
    }
  }
  builder.finish();
  return document;
}

}  // namespace

DocumentFormat bdoc_format() { return json_format(".bdocjs", write_bdoc, read_bdoc); }

}  // namespace glossator::interchange
