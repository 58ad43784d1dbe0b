#include <fmt/format.h>

#include <cstdio>

#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "plugins_actions.hpp"
#include "text/nearest_name.hpp"

namespace glossator::cli {
namespace {

std::string joined(const Json& texts) {
  std::string line;
  for (const Json& text : texts.items()) line += (line.empty() ? "" : " ") + text.text();
  return line.empty() ? "-" : line;
}

void print_layers(const char* title, const Json& layers) {
  fmt::print("\n{}\n", title);
  if (layers.empty()) fmt::print("  none\n");
  for (const Json& layer : layers.items()) {
    fmt::print("  {}{}\n", layer["name"].text(), layer["optional"].boolean() ? " (optional)" : "");
    Json keys = Json::array();
    for (const Json& key : layer["keys"].items()) keys.push_back(key["name"]);
    if (!layer["types"].empty()) fmt::print("    types: {}\n", joined(layer["types"]));
    if (!keys.empty()) fmt::print("    keys: {}\n", joined(keys));
  }
}

void print_options(const Json& schema) {
  fmt::print("\noptions\n");
  const Json* const properties = schema.find("properties");
  if (!properties || properties->empty()) {
    fmt::print("  none\n");
    return;
  }
  for (const auto& [name, property] : properties->members()) {
    const Json* const choice = property.find("enum");
    const Json* const otherwise = property.find("default");
    fmt::print("  {}: {}, default {}\n", name,
               choice ? choice->dump() : property.text_or("type", "any"),
               otherwise ? otherwise->dump() : "none");
    if (const Json* description = property.find("description"))
      fmt::print("    {}\n", description->text());
  }
}

}  // namespace

int show_plugin(const PluginFinder& finder, const std::string& id, Form form) {
  const auto file = finder.find(id);
  if (!file) {
    const auto known = finder.known();
    throw Error(ErrorCode::usage,
                "no plugin named `" + id + "`" + did_you_mean(id, known) +
                    load_failures(finder, id) +
                    "; name its folder with --plugin-path, or see `gloss plugins list`");
  }
  const PluginAnswer& answer = finder.catalogue().ask(*file);
  finder.catalogue().cache().save();
  if (!answer.is_usable())
    throw Error(ErrorCode::plugin, answer.json.text_or("error", *file + ": cannot be used"));
  for (const Json& about : answer.json["annotators"].items()) {
    if (about["id"].text() != id) continue;
    if (form == Form::json) {
      std::printf("%s\n", about.dump(2).c_str());
      return all_done;
    }
    const auto text = [&](const char* key) -> const std::string& { return about[key].text(); };
    fmt::print("{} {}: {}\n{}\nby {}, license {}, threads: {}\nfile: {}\n", id, text("version"),
               text("name"), text("summary"), text("vendor"), text("license"), text("threads"),
               *file);
    print_layers("reads", about["inputs"]);
    print_layers("writes", about["outputs"]);
    print_options(about["options"]);
    return all_done;
  }
  throw Error(ErrorCode::plugin,
              *file + ": holds no annotator `" + id + "`; it holds " + joined(answer.ids()));
}

}  // namespace glossator::cli
