#include "interchange/jsonl_data.hpp"

#include <algorithm>

#include "glossator/error.hpp"
#include "interchange/jsonl_offsets.hpp"
#include "interchange/jsonl_values.hpp"

namespace glossator::interchange {
namespace {

AnnotatedLayer& layer_named(AnnotatedDocument& document, const std::string& name) {
  for (AnnotatedLayer& layer : document.layers)
    if (layer.name == name) return layer;
  document.layers.push_back({name, {}});
  return document.layers.back();
}

/// The member, unless it is missing or null.
const Json* given(const Json& json, std::string_view key) {
  const Json* const found = json.find(key);
  return found && !found->is_null() ? found : nullptr;
}

void add_spans(const Json& spans, bool has_text, AnnotatedDocument& document) {
  for (const Json& span : spans.array_items()) {
    Annotation annotation;
    annotation.span = span_of(span);
    if (!annotation.span) throw Error(ErrorCode::input, "a span has no `begin` and `end`");
    if (const Json* const type = given(span, "type")) annotation.type = type->text();
    if (const Json* const score = given(span, "score")) annotation.score = score->number();
    for (const auto& [key, value] : span.members()) {
      const bool is_own = key == "layer" || key == "begin" || key == "end" || key == "type" ||
                          key == "score" || (key == "text" && has_text);
      if (is_own) continue;
      if (auto plain = plain_value(value))
        annotation.attributes.push_back({key, {std::move(*plain)}});
    }
    layer_named(document, span.at("layer").text()).annotations.push_back(std::move(annotation));
  }
}

/// `scope` NULL: of the whole document.
Annotation opinion_of(const Json& json, const char* scope) {
  Annotation annotation;
  annotation.type = json.at("sentiment").text();
  if (scope) annotation.attributes.push_back({"scope", {std::string(scope)}});
  if (const Json* const score = given(json, "score"))
    annotation.attributes.push_back({"value", {score->number()}});
  return annotation;
}

void add_labels(const Json& labels, AnnotatedDocument& document) {
  for (const char* const name : {"sectors", "sectors_isic"})
    if (const Json* const types = given(labels, name))
      for (AnnotatedLayer& layer = layer_named(document, name);
           const std::string& type : types->texts()) {
        Annotation annotation;
        annotation.type = type;
        layer.annotations.push_back(std::move(annotation));
      }
  if (const Json* const sentiment = given(labels, "sentiment"); sentiment && *sentiment != Json(""))
    layer_named(document, "sentiment").annotations.push_back(opinion_of(labels, nullptr));
  document.members["labels"] = labels.dump();
}

void add_targets(const Json& targets, AnnotatedDocument& document) {
  for (const Json& target : targets.array_items()) {
    Annotation annotation = opinion_of(target, "target");
    annotation.span = span_of(target);
    if (!annotation.span) throw Error(ErrorCode::input, "a target has no `begin` and `end`");
    layer_named(document, "sentiment").annotations.push_back(std::move(annotation));
  }
}

}  // namespace

AnnotatedDocument data_document(const Json& line) {
  AnnotatedDocument document;
  document.id = line.at("id").text();
  if (const Json* const text = given(line, "text")) document.text = text->text();
  if (const Json* const date = given(line, "date")) document.date = date->text();
  document.is_partial = line.text_or("status", "ok") == "partial";
  if (const Json* const spans = given(line, "spans"))
    add_spans(*spans, document.text.has_value(), document);
  if (const Json* const labels = given(line, "labels")) add_labels(*labels, document);
  if (const Json* const targets = given(line, "targets")) add_targets(*targets, document);
  if (const Json* const meta = given(line, "meta")) {
    for (const auto& [key, value] : meta->members()) document.meta[key] = value.dump();
    if (const Json* const layers = given(*meta, "layers")) document.annotated = layers->texts();
  }
  return document;
}

}  // namespace glossator::interchange
