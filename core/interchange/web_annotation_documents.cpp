#include "interchange/web_annotation_documents.hpp"

#include <cctype>

#include "interchange/annotated_writer.hpp"
#include "interchange/annotation_json.hpp"
#include "interchange/document_builder.hpp"
#include "interchange/document_head.hpp"
#include "interchange/json_document.hpp"
#include "interchange/region_labels.hpp"

namespace glossator::interchange {
namespace {

// The id as the end of a URN: RFC 8141 allows few characters.
std::string urn_of(const std::string& id) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out = "urn:gloss:";
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && (std::isalnum(byte) || c == '-' || c == '.' || c == '_' || c == '/'))
      out += c;
    else
      ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
  }
  return out;
}

Json annotation_json(const Annotation& annotation, const std::string& source,
                     const Reference& place, std::string_view text, const OffsetUnits& offsets) {
  Json target = Json::object({{"source", source}});
  if (const auto& span = annotation.span)
    target["selector"] =
        Json::array({Json::object({{"type", "TextPositionSelector"},
                                   {"start", offsets.convert(span->begin)},
                                   {"end", offsets.convert(span->end)}}),
                     Json::object({{"type", "TextQuoteSelector"},
                                   {"exact", text.substr(span->begin, span->end - span->begin)}})});
  return Json::object({{"id", source + "#" + urn_of(id_of(place)).substr(10)},
                       {"type", "Annotation"},
                       {"motivation", "tagging"},
                       {"body", Json::object({{"type", "TextualBody"},
                                              {"purpose", "tagging"},
                                              {"value", label_of(place.layer, annotation.type)}})},
                       {"target", annotation.span ? std::move(target) : Json(source)},
                       {"features", features_json(annotation, place.layer, offsets)}});
}

Json write_web(const AnnotatedDocument& document) {
  const std::string& text = text_of(document);
  OffsetUnits offsets(Unit::codepoint);
  offsets.begin(text);
  const std::string source = urn_of(document.id);
  Json items = Json::array();
  for (const AnnotatedLayer& layer : document.layers)
    for (std::uint32_t i = 0; i < layer.annotations.size(); ++i)
      items.push_back(
          annotation_json(layer.annotations[i], source, {layer.name, i}, text, offsets));
  const Json as_json = Json::object({{"@id", "urn:gloss:terms#features"}, {"@type", "@json"}});
  Json terms = Json::object(
      {{"features", as_json}, {"document", as_json}, {"text", "urn:gloss:terms#text"}});
  terms["document"]["@id"] = "urn:gloss:terms#document";
  return Json::object(
      {{"@context", Json::array({"http://www.w3.org/ns/anno.jsonld", std::move(terms)})},
       {"id", source + "#page"},
       {"type", "AnnotationPage"},
       {"document", head_json(document)},
       {"text", text},
       {"items", std::move(items)}});
}

// The one of the type, of one or a list.
const Json* typed(const Json& json, std::string_view type) {
  if (json.text_or("type", "") == type) return &json;
  for (const Json& each : json.items())
    if (each.text_or("type", "") == type) return &each;
  return nullptr;
}

AnnotatedDocument read_web(const Json& json) {
  AnnotatedDocument document;
  const Json* text = json.find("text");
  if (!text)
    throw Misread("the page has no member `text`: annotations of a text elsewhere cannot be read");
  document.text = text->text();
  if (const Json* head = json.find("document")) take_head(*head, document);
  DocumentBuilder builder(document, Unit::codepoint);
  for (const Json& each : json["items"].array_items()) {
    const Json* body = each.find("body");
    const Json* tag = body ? typed(*body, "TextualBody") : nullptr;
    const auto [layer, type] = layer_and_type_of(tag ? tag->text_or("value", "") : "");
    Annotation annotation;
    annotation.type = type;
    const Json* selector = each["target"].find("selector");
    const Json* position = selector ? typed(*selector, "TextPositionSelector") : nullptr;
    if (position)
      annotation.span = builder.span((*position)["start"].unsigned_integer(),
                                     (*position)["end"].unsigned_integer());
    else if (selector)
      throw Misread("expected a TextPositionSelector; found " + selector->dump());
    const Reference place{layer,
                          static_cast<std::uint32_t>(builder.layer(layer).annotations.size())};
    builder.add(layer, std::move(annotation), id_of(place));
    if (const Json* features = each.find("features")) builder.take_features(place, *features);
  }
  builder.finish();
  return document;
}

}  // namespace

DocumentFormat web_annotation_format() { return json_format(".jsonld", write_web, read_web); }

}  // namespace glossator::interchange
