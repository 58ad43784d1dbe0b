#include "interchange/annotation_json.hpp"

namespace glossator::interchange {
namespace {

// Before keys that stand for something else in an object of features.
const std::string key_mark = "attribute.";

std::string feature_of_key(const Attribute& attribute) {
  const std::string& key = attribute.key;
  const bool is_document = key == "scope" && attribute.values.size() == 1 &&
                           attribute.values[0] == Value(std::string("document"));
  const bool is_taken = key == "score" || key == "parent" || is_document;
  return is_taken || key.starts_with(key_mark) ? key_mark + key : key;
}

}  // namespace

std::string id_of(const Reference& place) {
  return place.layer + "/" + std::to_string(place.number);
}

Json value_json(const Value& value, const OffsetUnits& offsets) {
  if (const auto* reference = std::get_if<Reference>(&value))
    return Json::object({{"ref", id_of(*reference)}});
  if (const auto* span = std::get_if<TextSpan>(&value))
    return Json::object(
        {{"begin", offsets.convert(span->begin)}, {"end", offsets.convert(span->end)}});
  if (const auto* truth = std::get_if<bool>(&value)) return Json(*truth);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return Json(*integer);
  if (const auto* real = std::get_if<double>(&value)) return Json(*real);
  return Json(std::get<std::string>(value));
}

Json features_json(const Annotation& annotation, const std::string& layer,
                   const OffsetUnits& offsets) {
  Json features = Json::object();
  if (!annotation.span) features["scope"] = "document";
  if (annotation.score) features["score"] = *annotation.score;
  if (annotation.parent)
    features["parent"] = Json::object({{"ref", id_of({layer, *annotation.parent})}});
  for (const Attribute& attribute : annotation.attributes) {
    Json& member = features[feature_of_key(attribute)];
    if (attribute.values.size() == 1) {
      member = value_json(attribute.values[0], offsets);
      continue;
    }
    member = Json::array();
    for (const Value& value : attribute.values) member.push_back(value_json(value, offsets));
  }
  return features;
}

std::optional<std::string> referred_id(const Json& json) {
  const Json* id = json.size() == 1 ? json.find("ref") : nullptr;
  if (!id || !(id->is_text() || id->is_integer())) return std::nullopt;
  return id->is_text() ? id->text() : std::to_string(id->integer());
}

Value scalar_of(const Json& json) {
  if (json.is_boolean()) return json.boolean();
  if (json.is_text()) return json.text();
  if (!json.is_number()) return json.dump();
  if (!json.is_integer()) return json.number();
  constexpr double beyond = 9223372036854775808.0;
  return json.number() < beyond ? Value(json.integer()) : Value(json.number());
}

std::string key_of_feature(const std::string& member) {
  return member.starts_with(key_mark) ? member.substr(key_mark.size()) : member;
}

}  // namespace glossator::interchange
