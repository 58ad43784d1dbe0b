#include "plugins/plugin_description.hpp"

#include <algorithm>

namespace glossator {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* thread_models[] = {"worker", "shared", "serial"};

Json names_json(const char* const* names) {
  Json list = Json::array();
  for (; names && *names; ++names) list.push_back(*names);
  return list;
}

Json layers_json(const gloss_layer* const* layers) {
  Json list = Json::array();
  for (; *layers; ++layers)
    list.push_back({{"name", (*layers)->name},
                    {"optional", (*layers)->optional != 0},
                    {"types", names_json((*layers)->types)},
                    {"keys", names_json((*layers)->keys)}});
  return list;
}

std::uint32_t thread_model(const std::string& name) {
  for (std::uint32_t i = 0; i < std::size(thread_models); ++i)
    if (name == thread_models[i]) return i;
  return GLOSS_THREADS_SERIAL;  // the most careful
}

bool are_layers(const Json& layers) {
  return layers.is_array() && std::all_of(layers.begin(), layers.end(), [](const Json& layer) {
           return layer.is_object() && layer.contains("name") && layer["name"].is_string() &&
                  layer.contains("optional") && layer["optional"].is_boolean() &&
                  layer.contains("types") && layer["types"].is_array() && layer.contains("keys") &&
                  layer["keys"].is_array();
         });
}

bool is_description(const Json& about) {
  if (!about.is_object()) return false;
  for (const char* key : {"id", "name", "version", "vendor", "license", "summary", "threads"})
    if (!about.contains(key) || !about[key].is_string()) return false;
  return about.contains("inputs") && are_layers(about["inputs"]) && about.contains("outputs") &&
         are_layers(about["outputs"]) && about.contains("options") &&
         about.contains("abi_minor_needed") && about["abi_minor_needed"].is_number();
}

}  // namespace

bool are_descriptions(const Json& annotators) {
  return annotators.is_array() && std::all_of(annotators.begin(), annotators.end(), is_description);
}

Json description_json(const gloss_description& about) {
  const Json schema = Json::parse(about.config_schema_json, nullptr, false);
  return {{"id", about.id},
          {"name", about.name},
          {"version", about.version},
          {"vendor", about.vendor},
          {"license", about.license},
          {"url", about.url},
          {"summary", about.summary},
          {"abi_minor_needed", about.abi_minor_needed},
          {"threads",
           about.threads < std::size(thread_models) ? thread_models[about.threads] : "unknown"},
          {"inputs", layers_json(about.inputs)},
          {"outputs", layers_json(about.outputs)},
          {"options", schema.is_discarded() ? Json() : schema}};
}

PluginDescriptions::PluginDescriptions(const Json& annotators) {
  for (const Json& about : annotators)
    descriptions_.push_back(
        {sizeof(gloss_description), about["abi_minor_needed"].get<std::uint32_t>(),
         text(about["id"]), text(about["name"]), text(about["version"]), text(about["vendor"]),
         text(about["license"]), text(about.value("url", "")), text(about["summary"]),
         text(about["options"].is_null() ? "" : about["options"].dump()),
         layers(about["inputs"], true), layers(about["outputs"], false),
         thread_model(about["threads"]), 0});
}

std::vector<const gloss_description*> PluginDescriptions::all() const {
  std::vector<const gloss_description*> all;
  for (const auto& description : descriptions_) all.push_back(&description);
  return all;
}

const char* PluginDescriptions::text(std::string value) {
  return texts_.emplace_back(std::move(value)).c_str();
}

const char* const* PluginDescriptions::names(const Json& list) {
  auto& names = names_.emplace_back();
  for (const Json& name : list) names.push_back(text(name));
  names.push_back(nullptr);
  return names.data();
}

const gloss_layer* const* PluginDescriptions::layers(const Json& list, bool are_inputs) {
  std::vector<const gloss_layer*> made;
  for (const Json& layer : list) {
    // An input without names takes those of whoever writes it.
    const auto of = [&](const char* key) {
      return are_inputs && layer[key].empty() ? nullptr : names(layer[key]);
    };
    made.push_back(&layers_.emplace_back(
        gloss_layer{sizeof(gloss_layer), layer["optional"].get<bool>() ? 1u : 0u,
                    text(layer["name"]), of("types"), of("keys")}));
  }
  made.push_back(nullptr);
  return lists_.emplace_back(std::move(made)).data();
}

}  // namespace glossator
