#include "compare/eval/scored_document.hpp"

#include <algorithm>
#include <iterator>

#include "glossator/error.hpp"
#include "json/json.hpp"

namespace glossator::compare {
namespace {

using interchange::AnnotatedDocument;
using interchange::AnnotatedLayer;
using interchange::Annotation;
using interchange::Reference;
using Names = std::set<std::string>;

/// Without blanks around; zero seconds are dropped: T15:30:00 is T15:30.
std::string fact_of(const std::string& text) {
  if (text.empty() || text == "null") return {};
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  std::string fact = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
  constexpr std::string_view form = "Tdd:dd:00";
  if (fact.size() < form.size()) return fact;
  const std::string_view end = std::string_view(fact).substr(fact.size() - form.size());
  const bool has_form = std::equal(end.begin(), end.end(), form.begin(), [](char c, char f) {
    return f == 'd' ? c >= '0' && c <= '9' : c == f;
  });
  if (has_form) fact.resize(fact.size() - 3);
  return fact;
}

std::optional<double> number_of(const Annotation& annotation, const std::string& key) {
  const auto* const values = annotation.find(key);
  if (!values || values->empty()) return std::nullopt;
  if (const auto* const real = std::get_if<double>(&values->front())) return *real;
  if (const auto* const whole = std::get_if<std::int64_t>(&values->front())) return double(*whole);
  return std::nullopt;
}

bool is_about_document(const Annotation& annotation) {
  const std::string scope = annotation.text("scope");
  return scope.empty() ? !annotation.span : scope == "document";
}

/// The types that the layer's annotations give the whole document; nothing if it has no such layer.
std::optional<Names> labels_of(const AnnotatedDocument& document, const std::string& name) {
  const AnnotatedLayer* const layer = document.find(name);
  if (!layer) return std::nullopt;
  Names labels;
  for (const Annotation& annotation : layer->annotations)
    if (!annotation.parent && is_about_document(annotation)) labels.insert(annotation.type);
  return labels;
}

std::string checked_class(const std::string& name) {
  if (name != "positive" && name != "neutral" && name != "negative")
    throw Error(ErrorCode::input,
                "sentiment `" + name + "` is not one of positive, neutral, negative");
  return name;
}

/// The extent of a target is that of the record that it refers to, if it refers to one.
ScoredTarget target_of(const Annotation& annotation, const AnnotatedDocument& document) {
  std::optional<interchange::TextSpan> span = annotation.span;
  if (const auto* const values = annotation.find("target"); values && !values->empty())
    if (const auto* const reference = std::get_if<Reference>(&values->front()))
      if (const AnnotatedLayer* const layer = document.find(reference->layer);
          layer && reference->number < layer->annotations.size())
        span = layer->annotations[reference->number].span;
  if (!span) throw Error(ErrorCode::input, "a target of sentiment has no span");
  return {*span, checked_class(annotation.type)};
}

void add_sentiment(const AnnotatedDocument& document, ScoredDocument& out) {
  const AnnotatedLayer* const layer = document.find("sentiment");
  if (!layer) return;
  for (const Annotation& annotation : layer->annotations) {
    if (annotation.parent) continue;
    if (annotation.text("scope") == "target") {
      out.targets.push_back(target_of(annotation, document));
    } else if (is_about_document(annotation)) {
      if (out.sentiment) throw Error(ErrorCode::input, "two sentiments for one document");
      std::optional<double> polarity = number_of(annotation, "value");
      if (!polarity) polarity = annotation.score;
      out.sentiment = Opinion{checked_class(annotation.type), polarity, annotation.score};
    }
  }
}

void add_spans(const AnnotatedDocument& document, ScoredDocument& out) {
  for (const AnnotatedLayer& layer : document.layers) {
    if (is_label_layer(layer.name)) continue;
    std::vector<ScoredSpan>& spans = out.spans[layer.name];
    for (const Annotation& annotation : layer.annotations) {
      if (annotation.parent || !annotation.span) continue;
      if (annotation.span->begin == annotation.span->end)
        throw Error(ErrorCode::input, "layer " + layer.name + ": the span at offset " +
                                          std::to_string(annotation.span->begin) + " is empty");
      spans.push_back({*annotation.span, fact_of(annotation.type),
                       fact_of(annotation.text("value")), fact_of(annotation.text("mod")),
                       annotation.score});
    }
  }
}

/// The list of names in the document's meta; empty if it has none.
Names names_in_meta(const AnnotatedDocument& document, const std::string& key) {
  const auto found = document.meta.find(key);
  if (found == document.meta.end()) return {};
  const std::optional<Json> json = Json::parse(found->second);
  Names names;
  if (json)
    for (const Json& name : json->items())
      if (name.is_text()) names.insert(name.text());
  return names;
}

bool is_true_in_meta(const AnnotatedDocument& document, const std::string& key) {
  const auto found = document.meta.find(key);
  return found != document.meta.end() && found->second == "true";
}

bool has_mapped_topics(const AnnotatedDocument& document) {
  const auto found = document.members.find("labels");
  if (found == document.members.end() || is_true_in_meta(document, "macro")) return false;
  const std::optional<Json> labels = Json::parse(found->second);
  return labels && labels->text_or("sector_scope", "") == "mapped";
}

Names annotated_layers(const AnnotatedDocument& document, const ScoredDocument& scored) {
  Names layers;
  if (document.annotated) {
    layers.insert(document.annotated->begin(), document.annotated->end());
    if (layers.contains("sectors") && scored.divisions) layers.insert("sectors_isic");
    return layers;
  }
  for (const AnnotatedLayer& layer : document.layers)
    if (layer.name != "sentiment") layers.insert(layer.name);
  if (scored.sentiment) layers.insert("sentiment");
  if (!scored.targets.empty()) layers.insert("targets");
  return layers;
}

}  // namespace

const std::vector<ScoredSpan>& ScoredDocument::spans_of(const std::string& layer) const {
  static const std::vector<ScoredSpan> none;
  const auto found = spans.find(layer);
  return found == spans.end() ? none : found->second;
}

bool is_label_layer(const std::string& layer) {
  constexpr std::string_view labels[] = {"sectors", "sectors_isic", "sentiment", "targets"};
  return std::find(std::begin(labels), std::end(labels), layer) != std::end(labels);
}

GoldDocument gold_of(const AnnotatedDocument& document, const Crosswalk& crosswalk) {
  GoldDocument gold;
  add_spans(document, gold);
  add_sentiment(document, gold);
  gold.sectors = labels_of(document, "sectors");
  gold.divisions = labels_of(document, "sectors_isic");
  gold.layers = annotated_layers(document, gold);
  gold.unvalued_layers = names_in_meta(document, "unvalued_layers");
  gold.derived_layers = names_in_meta(document, "derived_layers");
  gold.recall_only = names_in_meta(document, "recall_only");
  gold.optional_divisions = names_in_meta(document, "optional_isic");
  for (const std::string& code : gold.optional_divisions)
    gold.optional_sectors.insert(crosswalk.sector(code));
  gold.has_mapped_topics = has_mapped_topics(document);
  return gold;
}

ScoredDocument prediction_of(const AnnotatedDocument& document, const Crosswalk& crosswalk) {
  ScoredDocument prediction;
  add_spans(document, prediction);
  add_sentiment(document, prediction);
  const Names sectors = labels_of(document, "sectors").value_or(Names{});
  const Names codes = labels_of(document, "sectors_isic").value_or(Names{});
  prediction.sectors.emplace();
  for (const std::string& label : sectors.empty() ? codes : sectors)
    if (std::string name = crosswalk.sector(label); !name.empty())
      prediction.sectors->insert(std::move(name));
  prediction.divisions.emplace();
  for (const std::string& label : codes.empty() ? sectors : codes)
    prediction.divisions->insert(crosswalk.division(label));
  return prediction;
}

}  // namespace glossator::compare
