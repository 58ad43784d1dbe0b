#include "plugins/plugin_description.hpp"

#include <algorithm>
#include <charconv>
#include <gloss/text.hpp>
#include <optional>
#include <span>

#include "plugins/contract_names.hpp"
#include "plugins/layer_keys.hpp"
#include "text/readable_text.hpp"

namespace glossator {
namespace {

/// The JSON name of a number of the contract.
struct Named {
  std::uint32_t number;
  const char* name;
};
constexpr Named thread_models[] = {{GLOSS_THREADS_WORKER, "worker"},
                                   {GLOSS_THREADS_SERIAL, "serial"}};
constexpr Named kinds[] = {{GLOSS_V_STRING, "string"}, {GLOSS_V_INT, "integer"},
                           {GLOSS_V_FLOAT, "real"},    {GLOSS_V_BOOL, "boolean"},
                           {GLOSS_V_REF, "reference"}, {GLOSS_V_SPAN, "span"}};
constexpr Named capabilities[] = {{GLOSS_CAP_DETERMINISTIC, "deterministic"},
                                  {GLOSS_CAP_CANCELLABLE, "cancellable"}};

// A number without a name, from a later contract, is written as a number.
std::string name_in(std::span<const Named> names, std::uint32_t number) {
  for (const Named& named : names)
    if (named.number == number) return named.name;
  return std::to_string(number);
}

std::optional<std::uint32_t> number_in(std::span<const Named> names, const std::string& name) {
  for (const Named& named : names)
    if (name == named.name) return named.number;
  std::uint32_t number = 0;
  const char* end = name.data() + name.size();
  const auto [at, failed] = std::from_chars(name.data(), end, number);
  return failed == std::errc() && at == end ? std::optional(number) : std::nullopt;
}

// A text of the plugin, on one line: it goes to terminals and into results.
std::string shown(const char* text) {
  std::string line = terminal_text(repaired_text(text));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

Json names_json(const char* const* names) {
  if (!names) return nullptr;
  Json list = Json::array();
  for (; *names; ++names) list.push_back(shown_name(*names));
  return list;
}

Json caps_json(std::uint32_t caps) {
  Json list = Json::array();
  for (std::uint32_t bit = 1; bit != 0; bit <<= 1)
    if (caps & bit) list.push_back(name_in(capabilities, bit));
  return list;
}

Json keys_json(const gloss_layer& layer) {
  if (!layer.keys) return nullptr;
  Json list = Json::array();
  for (const gloss_key& key : keys_of(layer))
    list.push_back(Json::object({{"name", shown_name(key.name)},
                                 {"kind", name_in(kinds, key.kind)},
                                 {"repeated", key.repeated != 0},
                                 {"optional", key.optional != 0},
                                 {"description", shown(key.description)},
                                 {"refers_to", names_json(key.refers_to)}}));
  return list;
}

Json layers_json(const gloss_layer* const* layers) {
  Json list = Json::array();
  for (; *layers; ++layers)
    list.push_back(Json::object({{"name", shown_name((*layers)->name)},
                                 {"optional", (*layers)->optional != 0},
                                 {"types", names_json((*layers)->types)},
                                 {"keys", keys_json(**layers)}}));
  return list;
}

bool is_text(const Json* value) { return value && value->is_text(); }
bool is_boolean(const Json* value) { return value && value->is_boolean(); }

template <class IsItem>
bool is_list(const Json* value, IsItem&& is_item) {
  return value && value->is_array() &&
         std::all_of(value->items().begin(), value->items().end(), is_item);
}

bool are_names(const Json* value) {
  return is_list(value, [](const Json& name) { return name.is_text(); });
}

bool is_name_of(std::span<const Named> names, const Json* value) {
  return is_text(value) && number_in(names, value->text());
}

bool is_key(const Json& key) {
  const Json* layers = key.find("refers_to");
  return is_text(key.find("name")) && is_name_of(kinds, key.find("kind")) &&
         is_boolean(key.find("repeated")) && is_boolean(key.find("optional")) &&
         is_text(key.find("description")) && layers && (layers->is_null() || are_names(layers));
}

bool is_layer(const Json& layer) {
  const Json *types = layer.find("types"), *keys = layer.find("keys");
  return is_text(layer.find("name")) && is_boolean(layer.find("optional")) && types &&
         (types->is_null() || are_names(types)) && keys &&
         (keys->is_null() || is_list(keys, is_key));
}

bool is_description(const Json& about) {
  for (const char* key : {"id", "name", "version", "vendor", "license", "url", "summary"})
    if (!is_text(about.find(key))) return false;
  const Json* minor = about.find("abi_minor_needed");
  return is_annotator_id(about["id"].text()) && minor && minor->is_integer() &&
         minor->number() >= 0 && is_name_of(thread_models, about.find("threads")) &&
         is_list(about.find("caps"),
                 [](const Json& cap) { return is_name_of(capabilities, &cap); }) &&
         is_list(about.find("inputs"), is_layer) && is_list(about.find("outputs"), is_layer) &&
         about.contains("options");
}

std::uint32_t caps_of(const Json& list) {
  std::uint32_t caps = 0;
  for (const Json& cap : list.items()) caps |= *number_in(capabilities, cap.text());
  return caps;
}

}  // namespace

bool is_readable(const gloss_description& about) {
  const auto are_readable = [](const gloss_layer* const* layers) {
    for (; *layers; ++layers) {
      if (!gloss::is_utf8((*layers)->name)) return false;
      for (const char* const* type = (*layers)->types; type && *type; ++type)
        if (!gloss::is_utf8(*type)) return false;
      for (const gloss_key& key : keys_of(**layers))
        if (!gloss::is_utf8(key.name) || !gloss::is_utf8(key.description)) return false;
    }
    return true;
  };
  for (const char* text :
       {about.id, about.name, about.version, about.vendor, about.license, about.url, about.summary})
    if (!gloss::is_utf8(text)) return false;
  return gloss::is_utf8(about.config_schema_json) && are_readable(about.inputs) &&
         are_readable(about.outputs);
}

bool are_descriptions(const Json& annotators) { return is_list(&annotators, is_description); }

Json description_json(const gloss_description& about) {
  const std::string schema = repaired_text(about.config_schema_json, std::string::npos);
  auto options = Json::parse(schema);
  if (!options || options->is_text()) options = schema;
  return Json::object({{"id", shown(about.id)},
                       {"name", shown(about.name)},
                       {"version", shown(about.version)},
                       {"vendor", shown(about.vendor)},
                       {"license", shown(about.license)},
                       {"url", shown(about.url)},
                       {"summary", shown(about.summary)},
                       {"abi_minor_needed", about.abi_minor_needed},
                       {"threads", name_in(thread_models, about.threads)},
                       {"caps", caps_json(about.caps)},
                       {"inputs", layers_json(about.inputs)},
                       {"outputs", layers_json(about.outputs)},
                       {"options", *options}});
}

PluginDescriptions::PluginDescriptions(const Json& annotators) {
  for (const Json& about : annotators.items()) {
    const Json& options = about["options"];
    descriptions_.push_back(
        {sizeof(gloss_description),
         static_cast<std::uint32_t>(about["abi_minor_needed"].unsigned_integer()),
         text(about, "id"), text(about, "name"), text(about, "version"), text(about, "vendor"),
         text(about, "license"), text(about, "url"), text(about, "summary"),
         text(options.is_text() ? options.text() : options.dump()), layers(about["inputs"]),
         layers(about["outputs"]), *number_in(thread_models, about["threads"].text()),
         caps_of(about["caps"])});
  }
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
  if (list.is_null()) return nullptr;
  auto& names = names_.emplace_back();
  for (const Json& name : list.items()) names.push_back(text(name.text()));
  names.push_back(nullptr);
  return names.data();
}

gloss_layer PluginDescriptions::layer(const Json& layer) {
  gloss_layer made{sizeof(gloss_layer),
                   layer["optional"].boolean() ? 1u : 0u,
                   text(layer, "name"),
                   names(layer["types"]),
                   nullptr,
                   0,
                   sizeof(gloss_key)};
  if (layer["keys"].is_null()) return made;
  auto& keys = keys_.emplace_back();
  // One more than needed, so that an empty list is not NULL.
  keys.reserve(layer["keys"].size() + 1);
  for (const Json& key : layer["keys"].items())
    keys.push_back({sizeof(gloss_key), *number_in(kinds, key["kind"].text()),
                    key["repeated"].boolean() ? 1u : 0u, key["optional"].boolean() ? 1u : 0u,
                    text(key, "name"), text(key, "description"), names(key["refers_to"])});
  made.keys = keys.data();
  made.key_count = static_cast<std::uint32_t>(keys.size());
  return made;
}

const gloss_layer* const* PluginDescriptions::layers(const Json& list) {
  std::vector<const gloss_layer*> made;
  for (const Json& item : list.items()) made.push_back(&layers_.emplace_back(layer(item)));
  made.push_back(nullptr);
  return lists_.emplace_back(std::move(made)).data();
}

}  // namespace glossator
