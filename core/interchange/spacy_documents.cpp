#include "interchange/spacy_documents.hpp"

#include <set>

#include "interchange/annotated_writer.hpp"
#include "interchange/annotation_json.hpp"
#include "interchange/document_builder.hpp"
#include "interchange/document_head.hpp"
#include "interchange/json_document.hpp"
#include "interchange/spacy_tokens.hpp"

namespace glossator::interchange {
namespace {

class SpacyJson {
 public:
  explicit SpacyJson(const AnnotatedDocument& document)
      : document_(document), text_(text_of(document)), offsets_(Unit::codepoint) {
    offsets_.begin(text_);
    std::set<std::uint32_t> cuts;
    for (const AnnotatedLayer& layer : document.layers)
      for (const Annotation& annotation : layer.annotations)
        if (annotation.span) cuts.insert({annotation.span->begin, annotation.span->end});
    for (const TextSpan& token : spacy_tokens(text_, cuts)) {
      begins_.insert(token.begin);
      ends_.insert(token.end);
      Json json = place(token);
      json["id"] = tokens_.size();
      tokens_.push_back(std::move(json));
    }
  }

  Json json() {
    Json groups = Json::object(), features = Json::object();
    for (const AnnotatedLayer& layer : document_.layers) {
      Json spans = Json::array(), rest = Json::array();
      for (const Annotation& annotation : layer.annotations) {
        Json one = Json::object({{"features", features_json(annotation, layer.name, offsets_)}});
        Json span = place(annotation.span.value_or(TextSpan{}));
        span["label"] = annotation.type;
        if (can_be_span(annotation)) {
          span["kb_id"] = "";
          one["span"] = spans.size();
          spans.push_back(std::move(span));
        } else {
          for (auto& [key, value] : span.members()) one[key] = std::move(value);
        }
        rest.push_back(std::move(one));
      }
      groups[layer.name] = std::move(spans);
      features[layer.name] = std::move(rest);
    }
    return Json::object(
        {{"text", text_},
         {"tokens", std::move(tokens_)},
         {"spans", std::move(groups)},
         {"_", Json::object({{"gloss", Json::object({{"document", head_json(document_)},
                                                     {"layers", std::move(features)}})}})}});
  }

 private:
  Json place(const TextSpan& span) const {
    return Json::object(
        {{"start", offsets_.convert(span.begin)}, {"end", offsets_.convert(span.end)}});
  }
  // A span of spaCy has tokens, and no blanks at its ends.
  bool can_be_span(const Annotation& annotation) const {
    return annotation.span && annotation.span->begin < annotation.span->end &&
           begins_.contains(annotation.span->begin) && ends_.contains(annotation.span->end);
  }

  const AnnotatedDocument& document_;
  const std::string& text_;
  OffsetUnits offsets_;
  std::set<std::uint32_t> begins_, ends_;  // of tokens
  Json tokens_ = Json::array();
};

Json write_spacy(const AnnotatedDocument& document) { return SpacyJson(document).json(); }

Annotation annotation_of(const Json& span, const std::string& type, DocumentBuilder& builder) {
  Annotation annotation;
  annotation.type = type;
  annotation.span = builder.span(span["start"].unsigned_integer(), span["end"].unsigned_integer());
  return annotation;
}

void read_ours(const Json& json, const Json& ours, DocumentBuilder& builder) {
  for (const auto& [layer, annotations] : ours["layers"].object_members()) {
    builder.layer(layer);
    for (const Json& each : annotations.array_items()) {
      const Json* number = each.find("span");
      const Json& span =
          number ? json["spans"][layer].at(std::size_t{number->unsigned_integer()}) : each;
      const Reference place{layer,
                            static_cast<std::uint32_t>(builder.layer(layer).annotations.size())};
      builder.add(layer, annotation_of(span, span["label"].text(), builder), id_of(place));
      builder.take_features(place, each["features"]);
    }
  }
}

void read_spans(const Json& spans, const std::string& layer, const std::string& type,
                DocumentBuilder& builder) {
  builder.layer(layer);
  for (const Json& span : spans.array_items()) {
    const Reference place =
        builder.add(layer, annotation_of(span, span.text_or("label", type), builder), "");
    for (const char* key : {"kb_id", "pos", "tag", "lemma", "morph", "dep"})
      if (const std::string value = span.text_or(key, ""); !value.empty())
        builder.add_value(place, key, value);
  }
}

AnnotatedDocument read_spacy(const Json& json) {
  AnnotatedDocument document;
  document.text = json["text"].text();
  const Json* ours = json.find_pointer("/_/gloss");
  if (ours) take_head((*ours)["document"], document);
  DocumentBuilder builder(document, Unit::codepoint);
  if (ours) {
    read_ours(json, *ours, builder);
  } else {
    if (const Json* tokens = json.find("tokens")) read_spans(*tokens, "tokens", "token", builder);
    if (const Json* sentences = json.find("sents"))
      read_spans(*sentences, "sentences", "sentence", builder);
    if (const Json* entities = json.find("ents")) read_spans(*entities, "ents", "", builder);
    if (const Json* groups = json.find("spans"))
      for (const auto& [name, spans] : groups->members()) read_spans(spans, name, "", builder);
  }
  builder.finish();
  return document;
}

}  // namespace

DocumentFormat spacy_format() { return json_format(".spacy.json", write_spacy, read_spacy); }

}  // namespace glossator::interchange
