#include <fmt/format.h>

#include <cstdio>

#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "plugins_actions.hpp"
#include "text/nearest_name.hpp"

namespace glossator::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const Json& texts) {
  std::string line;
  for (const auto& text : texts) line += (line.empty() ? "" : " ") + text.get<std::string>();
  return line.empty() ? "-" : line;
}

void print_layers(const char* title, const Json& layers) {
  fmt::print("\n{}\n", title);
  if (layers.empty()) fmt::print("  none\n");
  for (const auto& layer : layers) {
    fmt::print("  {}{}\n", layer["name"].get<std::string>(),
               layer["optional"].get<bool>() ? " (optional)" : "");
    const std::string types = joined(layer["types"]), keys = joined(layer["keys"]);
    if (types != "-") fmt::print("    types: {}\n", types);
    if (keys != "-") fmt::print("    keys: {}\n", keys);
  }
}

void print_options(const Json& schema) {
  fmt::print("\noptions\n");
  const Json properties = schema.is_object() ? schema.value("properties", Json::object()) : Json();
  if (properties.empty()) fmt::print("  none\n");
  for (const auto& [name, property] : properties.items()) {
    const std::string kind =
        property.contains("enum") ? property["enum"].dump() : property.value("type", "any");
    fmt::print("  {}: {}, default {}\n", name, kind,
               property.contains("default") ? property["default"].dump() : "none");
    if (property.contains("description"))
      fmt::print("    {}\n", property["description"].get<std::string>());
  }
}

}  // namespace

int show_plugin(const PluginFinder& finder, const std::string& id, Form form) {
  const auto file = finder.find(id);
  if (!file) {
    const auto known = finder.known();
    throw Error(ErrorCode::usage,
                "no plugin named `" + id + "`" + did_you_mean(id, known) +
                    "; name its folder with --plugin-path, or see `gloss plugins list`");
  }
  const PluginAnswer& answer = finder.catalogue().ask(*file);
  finder.catalogue().cache().save();
  if (!answer.is_usable())
    throw Error(ErrorCode::plugin, answer.json.value("error", *file + ": cannot be used"));
  for (const auto& about : answer.json["annotators"]) {
    if (about["id"] != id) continue;
    if (form == Form::json) {
      std::printf("%s\n", about.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
      return all_done;
    }
    const auto text = [&](const char* key) { return about[key].get<std::string>(); };
    fmt::print("{} {}: {}\n{}\nby {}, license {}, threads: {}\nfile: {}\n", id, text("version"),
               text("name"), text("summary"), text("vendor"), text("license"), text("threads"),
               *file);
    print_layers("reads", about["inputs"]);
    print_layers("writes", about["outputs"]);
    print_options(about["options"]);
    return all_done;
  }
  throw Error(ErrorCode::plugin,
              *file + ": holds no annotator `" + id + "`; it holds " + joined(Json(answer.ids())));
}

}  // namespace glossator::cli
