#include "output/manifest_layers.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "glossator/error.hpp"
#include "system/beside_output.hpp"

namespace glossator {
namespace {

Json keys_json(const LayerSchema& layer, const std::vector<LayerSchema>& layers) {
  Json keys = Json::array();
  for (const KeySchema& key : layer.keys) {
    Json json =
        Json::object({{"name", key.name}, {"kind", name_of(key.kind)}, {"repeated", key.repeated}});
    if (key.kind == AttributeKind::reference) {
      Json names = Json::array();
      for (const std::uint32_t number : key.refers_to) names.push_back(layers[number].name);
      json["refers_to"] = names;
    }
    json["description"] = key.description;
    keys.push_back(std::move(json));
  }
  return keys;
}

AttributeKind kind_of(const std::string& name) {
  using Kind = AttributeKind;
  for (const Kind kind :
       {Kind::text, Kind::integer, Kind::real, Kind::boolean, Kind::reference, Kind::span})
    if (name == name_of(kind)) return kind;
  throw Error(ErrorCode::input, "no attribute is of kind `" + name + "`");
}

std::uint32_t number_of(const std::string& name, const std::vector<LayerSchema>& layers) {
  for (std::uint32_t i = 0; i < layers.size(); ++i)
    if (layers[i].name == name) return i;
  throw Error(ErrorCode::input, "a key refers to layer `" + name + "`, which is not there");
}

KeySchema key_of(const Json& json, const std::vector<LayerSchema>& layers) {
  KeySchema key{json["name"].text(),
                kind_of(json["kind"].text()),
                json["repeated"].boolean(),
                {},
                json.text_or("description", "")};
  if (const Json* names = json.find("refers_to"))
    for (const std::string& name : names->texts()) key.refers_to.push_back(number_of(name, layers));
  return key;
}

}  // namespace

std::optional<Json> read_manifest(const std::string& output) {
  const std::string file = manifest_file_of(output);
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::optional<Json> json = Json::parse(text);
  if (!json) throw Error(ErrorCode::input, file + ": is not JSON; remove it, or run again");
  return json;
}

Json layers_json(const std::vector<LayerSchema>& layers) {
  Json all = Json::array();
  for (const LayerSchema& layer : layers)
    all.push_back(Json::object({{"name", layer.name},
                                {"step", layer.step},
                                {"plugin", layer.plugin},
                                {"types", layer.types},
                                {"keys", keys_json(layer, layers)}}));
  return all;
}

std::vector<LayerSchema> layers_of(const Json& json) {
  std::vector<LayerSchema> layers;
  for (const Json& layer : json.array_items())
    layers.push_back({layer["name"].text(),
                      layer["plugin"].text(),
                      layer["step"].text(),
                      layer["types"].texts(),
                      {}});
  for (std::size_t i = 0; i < layers.size(); ++i)  // when all names are known
    for (const Json& key : json[i]["keys"].array_items())
      layers[i].keys.push_back(key_of(key, layers));
  return layers;
}

}  // namespace glossator
