#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>

#include "command_line.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "nearest_name.hpp"
#include "plugin_finder.hpp"
#include "plugin_scan.hpp"

namespace glossator::cli {
namespace {

namespace po = boost::program_options;
using Json = nlohmann::ordered_json;

CommandLine plugins_line() {
  CommandLine line{
      "gloss plugins",
      "[list | show ID] [OPTIONS]",
      "Tells which plugins can be found, and what one of them reads, writes and can be told.\n"
      "Plugins are looked for in --plugin-path, $GLOSS_PLUGIN_PATH, beside the program, in\n"
      "~/.local/share/glossator/plugins and in the system's folders; the first of a name wins.",
      "  gloss plugins list\n"
      "  gloss plugins show dates\n"
      "  gloss plugins show dates --json | jq .options.properties\n",
      po::options_description("Options"),
      {},
      {"action"}};
  line.positions.add("action", -1);
  auto add = line.options.add_options();
  add("json", "as JSON");
  add("plugin-path", po::value<std::vector<std::string>>()->value_name("FOLDER")->composing(),
      "look for plugins here first; may be repeated");
  return line;
}

std::string layer_list(const Json& layers) {
  std::string text;
  for (const auto& layer : layers)
    text += (text.empty() ? "" : ", ") + layer["name"].get<std::string>() +
            (layer["optional"].get<bool>() ? "?" : "");
  return text.empty() ? "-" : text;
}

std::string joined(const Json& texts) {
  std::string line;
  for (const auto& text : texts) line += (line.empty() ? "" : " ") + text.get<std::string>();
  return line.empty() ? "-" : line;
}

int list(const PluginFinder& finder, bool as_json) {
  Json all = Json::array();
  for (const auto& file : finder.files()) all.push_back(Json::parse(scan_plugin(file)));
  if (as_json) {
    std::printf("%s\n", all.dump(2).c_str());
    return all_done;
  }
  std::set<std::string> seen;
  fmt::print("{:<16} {:<9} {:<44} {:<24} {}\n", "plugin", "version", "reads (? optional)", "writes",
             "file");
  for (const auto& library : all) {
    const auto file = library["file"].get<std::string>();
    if (library.contains("error")) {
      fmt::print("{:<16} {}: {}\n", "-", file, library["error"].get<std::string>());
      continue;
    }
    for (const auto& about : library["annotators"]) {
      const auto id = about["id"].get<std::string>();
      fmt::print("{:<16} {:<9} {:<44} {:<24} {}{}\n", id, about["version"].get<std::string>(),
                 layer_list(about["inputs"]), layer_list(about["outputs"]), file,
                 seen.insert(id).second ? "" : " (shadowed)");
    }
  }
  return all_done;
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

int show(const PluginFinder& finder, const std::string& id, bool as_json) {
  const auto file = finder.find(id);
  if (!file) {
    const auto known = finder.known();
    throw Error(ErrorCode::usage, "no plugin named `" + id + "`" + did_you_mean(id, known) +
                                      "; see `gloss plugins list`");
  }
  const Json library = Json::parse(scan_plugin(*file));
  if (library.contains("error"))
    throw Error(ErrorCode::plugin, library["error"].get<std::string>());
  for (const auto& about : library["annotators"]) {
    if (about["id"] != id) continue;
    if (as_json) {
      std::printf("%s\n", about.dump(2).c_str());
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
  throw Error(ErrorCode::plugin, *file + ": holds no annotator `" + id + "`");
}

// What scan_plugin() runs in a child; results go to descriptor 3.
int describe(const std::string& file) {
  std::string text;
  try {
    text = describe_plugin(file);
  } catch (const Error& error) {
    text = Json{{"file", file}, {"error", error.what()}}.dump(-1, ' ', false,
                                                              Json::error_handler_t::replace);
  }
  return write(3, text.data(), text.size()) == static_cast<ssize_t>(text.size()) ? all_done
                                                                                 : nothing_run;
}

}  // namespace

int plugins_command(const Arguments& arguments) {
  if (arguments.size() == 2 && arguments[0] == "describe") return describe(arguments[1]);
  const CommandLine line = plugins_line();
  const auto values = line.parse(arguments);
  if (values.count("help")) {
    std::fputs(line.help().c_str(), stdout);
    return all_done;
  }
  const auto texts = [&](const char* name) {
    return values.count(name) ? values[name].as<std::vector<std::string>>()
                              : std::vector<std::string>{};
  };
  const PluginFinder finder = PluginFinder::standard(texts("plugin-path"));
  const auto action = texts("action");
  const bool as_json = values.count("json") > 0;
  if (action.empty() || (action[0] == "list" && action.size() == 1)) return list(finder, as_json);
  if (action[0] == "show" && action.size() == 2) return show(finder, action[1], as_json);
  throw Error(ErrorCode::usage, "plugins: expected list or show ID; see `gloss plugins --help`");
}

}  // namespace glossator::cli
