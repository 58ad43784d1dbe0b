#include "interchange/cas_json_documents.hpp"

#include "interchange/cas_graph.hpp"
#include "interchange/json_document.hpp"

namespace glossator::interchange {
namespace {

Json types_json(const CasTypes& types) {
  Json all = Json::object();
  for (const auto& [name, type] : types.types()) {
    Json json = Json::object({{"%NAME", name}, {"%SUPER_TYPE", type.super}});
    for (const CasFeatureType& feature : type.features) {
      std::string range = cas_range(feature.kind, feature.is_list);
      if (feature.kind == CasKind::reference && feature.is_list) range = "uima.cas.TOP[]";
      json[feature.name] = Json::object({{"%NAME", feature.name}, {"%RANGE", range}});
    }
    all[name] = std::move(json);
  }
  return all;
}

Json scalar_json(const CasValue& value) {
  if (const auto* id = std::get_if<CasId>(&value)) return Json(id->number);
  if (const auto* truth = std::get_if<bool>(&value)) return Json(*truth);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return Json(*integer);
  if (const auto* real = std::get_if<double>(&value)) return Json(*real);
  return Json(std::get<std::string>(value));
}

class CasJson {
 public:
  explicit CasJson(const AnnotatedDocument& document) : cas_(cas_of(document, types_)) {
    next_ = Cas::first_id + cas_.structures.size();
  }

  Json json() {
    structures_.push_back(Json::object({{"%ID", Cas::sofa_id},
                                        {"%TYPE", "uima.cas.Sofa"},
                                        {"sofaNum", 1},
                                        {"sofaID", "_InitialView"},
                                        {"mimeType", "text/plain"},
                                        {"sofaString", cas_.text}}));
    Json members = Json::array(), arrays = Json::array();
    for (const CasStructure& each : cas_.structures) {
      members.push_back(Json(each.id));
      structures_.push_back(structure_json(each, arrays));
    }
    for (Json& array : arrays.items()) structures_.push_back(std::move(array));
    return Json::object(
        {{"%TYPES", types_json(types_)},
         {"%FEATURE_STRUCTURES", std::move(structures_)},
         {"%VIEWS",
          Json::object({{"_InitialView", Json::object({{"%SOFA", Cas::sofa_id},
                                                       {"%MEMBERS", std::move(members)}})}})}});
  }

 private:
  // Lists are structures of their own.
  Json structure_json(const CasStructure& structure, Json& arrays) {
    Json json = Json::object({{"%ID", structure.id}, {"%TYPE", structure.type}});
    if (structure.span) {
      json["@sofa"] = Cas::sofa_id;
      json["begin"] = structure.span->first;
      json["end"] = structure.span->second;
    }
    for (const CasFeature& feature : structure.features) {
      if (!feature.is_list) {
        const bool is_id = feature.kind == CasKind::reference;
        json[(is_id ? "@" : "") + feature.name] = scalar_json(feature.values[0]);
        continue;
      }
      Json elements = Json::array();
      for (const CasValue& value : feature.values) elements.push_back(scalar_json(value));
      arrays.push_back(Json::object({{"%ID", next_},
                                     {"%TYPE", cas_range(feature.kind, true)},
                                     {"%ELEMENTS", std::move(elements)}}));
      json["@" + feature.name] = next_++;
    }
    return json;
  }

  CasTypes types_;
  const Cas cas_;
  std::uint64_t next_;
  Json structures_ = Json::array();
};

Json write_cas_json(const AnnotatedDocument& document) { return CasJson(document).json(); }

CasTypes types_of(const Json& json) {
  CasTypes types;
  for (const auto& [name, type] : json.members()) {
    CasType made{type.text_or("%SUPER_TYPE", "uima.cas.TOP"), {}};
    for (const auto& [feature, about] : type.members()) {
      if (feature.starts_with('%')) continue;
      const auto [kind, is_list] = kind_of_range(about.text_or("%RANGE", ""));
      made.features.push_back({feature, kind, is_list});
    }
    types.set(name, std::move(made));
  }
  return types;
}

CasValue value_of(const Json& json, CasKind kind) {
  if (kind == CasKind::reference) return CasId{json.unsigned_integer()};
  if (json.is_boolean()) return json.boolean();
  if (json.is_number() && kind == CasKind::real) return json.number();
  if (json.is_number()) return json.integer();
  return json.is_text() ? json.text() : json.dump();
}

/// The structures by id: a list with ids, or an object by ids.
std::map<std::uint64_t, const Json*> structures_by_id(const Json& json) {
  std::map<std::uint64_t, const Json*> found;
  for (const Json& each : json.items()) found[each["%ID"].unsigned_integer()] = &each;
  for (const auto& [id, each] : json.members()) found[std::stoull(id)] = &each;
  return found;
}

CasFeature feature_of(const std::string& member, const Json& json, const std::string& type,
                      const CasTypes& types,
                      const std::map<std::uint64_t, const Json*>& structures) {
  const bool is_id = member.starts_with('@');
  CasFeature feature{is_id || member.starts_with('#') ? member.substr(1) : member,
                     is_id ? CasKind::reference : CasKind::text,
                     false,
                     {}};
  if (const CasFeatureType* known = types.find(type, feature.name)) feature.kind = known->kind;
  const auto target = is_id ? structures.find(json.unsigned_integer()) : structures.end();
  const Json* elements = target == structures.end() ? nullptr : target->second->find("%ELEMENTS");
  if (!elements) {
    feature.values.push_back(value_of(json, is_id ? CasKind::reference : feature.kind));
    return feature;
  }
  feature.is_list = true;
  const CasKind kind = kind_of_range(target->second->text_or("%TYPE", "")).first;
  for (const Json& element : elements->array_items())
    feature.values.push_back(value_of(element, kind));
  return feature;
}

AnnotatedDocument read_cas_json(const Json& json) {
  const Json* type_list = json.find("%TYPES");
  const CasTypes types = types_of(type_list ? *type_list : Json());
  Cas cas;
  const auto structures = structures_by_id(json["%FEATURE_STRUCTURES"]);
  bool has_text = false;
  for (const auto& [id, each] : structures) {
    const std::string type = (*each)["%TYPE"].text();
    if (type == "uima.cas.Sofa" && !has_text) {
      cas.text = (*each)["sofaString"].text();
      has_text = true;
    }
    if (type == "uima.cas.Sofa" || each->find("%ELEMENTS")) continue;
    CasStructure made{id, type, {}, {}};
    if (each->find("begin") && each->find("end"))
      made.span.emplace((*each)["begin"].unsigned_integer(), (*each)["end"].unsigned_integer());
    for (const auto& [member, value] : each->members())
      if (!member.starts_with('%') && member != "begin" && member != "end" && member != "@sofa" &&
          !value.is_null())
        made.features.push_back(feature_of(member, value, type, types, structures));
    cas.structures.push_back(std::move(made));
  }
  if (!has_text) throw Misread("the CAS has no text: expected a uima.cas.Sofa with sofaString");
  return document_of(cas, types);
}

}  // namespace

DocumentFormat cas_json_format() { return json_format(".cas.json", write_cas_json, read_cas_json); }

}  // namespace glossator::interchange
