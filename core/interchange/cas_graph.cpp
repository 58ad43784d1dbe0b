#include "interchange/cas_graph.hpp"

#include <algorithm>
#include <iterator>

#include "glossator/error.hpp"
#include "interchange/annotated_writer.hpp"
#include "interchange/document_builder.hpp"
#include "interchange/document_format.hpp"
#include "interchange/document_head.hpp"
#include "text/readable_text.hpp"

namespace glossator::interchange {
namespace {

const std::string layer_prefix = "gloss.layer.";

class CasMaking {
 public:
  CasMaking(const AnnotatedDocument& document, CasTypes& types)
      : document_(document), types_(types), offsets_(Unit::utf16) {
    cas_.text = text_of(document);
    offsets_.begin(cas_.text);
    std::uint64_t next = Cas::first_id + 1;
    for (const AnnotatedLayer& layer : document.layers) {
      first_[layer.name] = next;
      next += layer.annotations.size();
    }
    next_ = next;
  }

  Cas take() {
    add_document();
    for (const AnnotatedLayer& layer : document_.layers)
      for (const Annotation& annotation : layer.annotations) add(layer.name, annotation);
    std::move(spans_.begin(), spans_.end(), std::back_inserter(cas_.structures));
    return std::move(cas_);
  }

 private:
  void add_document() {
    Json head = head_json(document_);
    head.erase("id");
    head.erase("date");
    CasStructure made{Cas::first_id, "gloss.Document", {}, {}};
    const auto put = [&](const char* name, const std::string& value) {
      made.features.push_back({name, CasKind::text, false, {value}});
    };
    put("documentId", document_.id);
    if (!document_.date.empty()) put("date", document_.date);
    if (!head.empty()) put("further", head.dump());
    cas_.structures.push_back(std::move(made));
  }

  std::pair<std::uint64_t, std::uint64_t> place(const TextSpan& span) const {
    return {offsets_.convert(span.begin), offsets_.convert(span.end)};
  }

  void put(CasStructure& made, const std::string& plain, CasKind kind, bool is_list,
           std::vector<CasValue> values) {
    const std::string name = types_.feature(made.type, plain, kind, is_list);
    made.features.push_back({name, kind, is_list, std::move(values)});
  }

  void add(const std::string& layer, const Annotation& annotation) {
    const auto whole = TextSpan{0, static_cast<std::uint32_t>(cas_.text.size())};
    CasStructure made{Cas::first_id + cas_.structures.size(),
                      layer_prefix + cas_name(layer),
                      place(annotation.span.value_or(whole)),
                      {}};
    types_.add(made.type, "uima.tcas.Annotation");
    put(made, "typeName", CasKind::text, false, {annotation.type});
    if (!annotation.span) put(made, "ofDocument", CasKind::boolean, false, {true});
    if (annotation.score) put(made, "score", CasKind::real, false, {*annotation.score});
    if (annotation.parent)
      put(made, "parentAnnotation", CasKind::reference, false,
          {CasId{first_.at(layer) + *annotation.parent}});
    for (const Attribute& attribute : annotation.attributes) {
      std::vector<CasValue> values;
      for (const Value& value : attribute.values) values.push_back(cas_value(value));
      const CasKind kind = values.empty() ? CasKind::text : static_cast<CasKind>(values[0].index());
      for (CasValue& value : values)
        if (static_cast<CasKind>(value.index()) != kind)
          throw Error(ErrorCode::input, "document `" + shown_id(document_.id) + "`: key `" +
                                            attribute.key +
                                            "` has values of several kinds, which a CAS cannot "
                                            "hold");
      put(made, cas_name(attribute.key), kind, values.size() != 1, std::move(values));
    }
    cas_.structures.push_back(std::move(made));
  }

  CasValue cas_value(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* reference = std::get_if<Reference>(&value))
      return CasId{first_.at(reference->layer) + reference->number};
    spans_.push_back({next_, "gloss.Span", place(std::get<TextSpan>(value)), {}});
    return CasId{next_++};
  }

  const AnnotatedDocument& document_;
  CasTypes& types_;
  OffsetUnits offsets_;
  std::map<std::string, std::uint64_t> first_;  // id of a layer's first annotation
  std::uint64_t next_;
  std::vector<CasStructure> spans_;
  Cas cas_;
};

/// The way back.
class CasReading {
 public:
  CasReading(const Cas& cas, const CasTypes& types) : cas_(cas), types_(types) {
    document_.text = cas.text;
  }

  AnnotatedDocument take() {
    DocumentBuilder builder(document_, Unit::utf16);
    builder.drop_lost();
    for (const CasStructure& each : cas_.structures) {
      if (each.type == "gloss.Document") take_document(each);
      if (each.type == "gloss.Span" && each.span)
        spans_[each.id] = builder.span(each.span->first, each.span->second);
    }
    for (const CasStructure& each : cas_.structures)
      if (each.span && each.type != "gloss.Span" && each.type != "uima.tcas.DocumentAnnotation" &&
          types_.is_annotation(each.type))
        take_annotation(each, builder);
    builder.finish();
    return std::move(document_);
  }

 private:
  void take_document(const CasStructure& structure) {
    for (const CasFeature& feature : structure.features) {
      const auto* text =
          feature.values.empty() ? nullptr : std::get_if<std::string>(&feature.values[0]);
      if (!text) continue;
      if (feature.name == "documentId") document_.id = *text;
      if (feature.name == "date") document_.date = *text;
      if (feature.name == "further") take_head(Json::parse(*text).value_or(Json()), document_);
    }
  }

  void take_annotation(const CasStructure& structure, DocumentBuilder& builder) {
    const bool is_ours = structure.type.starts_with(layer_prefix);
    Annotation annotation;
    annotation.span = builder.span(structure.span->first, structure.span->second);
    if (!is_ours) annotation.type = structure.type.substr(structure.type.rfind('.') + 1);
    const Reference place = builder.add(
        is_ours ? name_of_cas(structure.type.substr(layer_prefix.size())) : structure.type,
        std::move(annotation), std::to_string(structure.id));
    for (const CasFeature& feature : structure.features)
      if (!is_ours || !take_own(feature, place, builder)) take_attribute(feature, place, builder);
  }

  // Whether the feature is none of a key.
  static bool take_own(const CasFeature& feature, const Reference& place,
                       DocumentBuilder& builder) {
    if (feature.values.size() != 1) return false;
    const CasValue& value = feature.values[0];
    if (feature.name == "typeName" && std::holds_alternative<std::string>(value))
      builder.at(place).type = std::get<std::string>(value);
    else if (feature.name == "score" && std::holds_alternative<double>(value))
      builder.at(place).score = std::get<double>(value);
    else if (feature.name == "ofDocument" && value == CasValue(true))
      builder.at(place).span.reset();
    else if (feature.name == "parentAnnotation" && std::holds_alternative<CasId>(value))
      builder.set_parent(place, std::to_string(std::get<CasId>(value).number));
    else
      return false;
    return true;
  }

  void take_attribute(const CasFeature& feature, const Reference& place,
                      DocumentBuilder& builder) const {
    const std::string key = name_of_cas(feature.name);
    if (feature.values.empty()) builder.at(place).attributes.push_back({key, {}});
    for (const CasValue& value : feature.values) {
      const auto* id = std::get_if<CasId>(&value);
      const auto span = id ? spans_.find(id->number) : spans_.end();
      if (span != spans_.end())
        builder.add_value(place, key, span->second);
      else if (id)
        builder.add_reference(place, key, std::to_string(id->number));
      else
        std::visit([&](const auto& one) { add(place, key, one, builder); }, value);
    }
  }

  template <class One>
  static void add(const Reference& place, const std::string& key, const One& one,
                  DocumentBuilder& builder) {
    if constexpr (!std::is_same_v<One, CasId>) builder.add_value(place, key, one);
  }

  const Cas& cas_;
  const CasTypes& types_;
  AnnotatedDocument document_;
  std::map<std::uint64_t, TextSpan> spans_;
};

}  // namespace

Cas cas_of(const AnnotatedDocument& document, CasTypes& types) {
  return CasMaking(document, types).take();
}

AnnotatedDocument document_of(const Cas& cas, const CasTypes& types) {
  return CasReading(cas, types).take();
}

}  // namespace glossator::interchange
