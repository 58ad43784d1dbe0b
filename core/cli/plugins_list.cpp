#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>

#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "plugins_actions.hpp"

namespace glossator::cli {
namespace {

void print_json(const PluginFinder& finder, const std::vector<std::string>& files) {
  Json all = Json::array();
  for (const auto& file : files) {
    Json item = Json::object({{"file", file}});
    for (const auto& [key, value] : finder.catalogue().ask(file).json.members()) item[key] = value;
    all.push_back(std::move(item));
  }
  std::printf("%s\n", all.dump(2).c_str());
}

bool holds(const PluginFinder& finder, const std::string& file, const std::string& id) {
  const std::vector<std::string> ids = finder.catalogue().ask(file).ids();
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

std::string layer_list(const Json& layers) {
  std::string text;
  for (const Json& layer : layers.items())
    text += (text.empty() ? "" : ", ") + layer["name"].text() +
            (layer["optional"].boolean() ? "?" : "");
  return text.empty() ? "-" : text;
}

int list_plugins(const PluginFinder& finder, Show show, Form form) {
  std::vector<std::string> files = finder.files();
  std::erase_if(files, [&](const std::string& file) {
    return show == Show::plugins && finder.catalogue().ask(file).cause() == "no_entry";
  });
  for (const auto& file : files) finder.catalogue().ask(file);
  finder.catalogue().cache().save();
  if (form == Form::json) {
    print_json(finder, files);
    return all_done;
  }
  std::set<std::string> seen;
  fmt::print("{:<16} {:<9} {:<44} {:<24} {}\n", "plugin", "version", "reads (? optional)", "writes",
             "file");
  for (const auto& file : files) {
    const PluginAnswer& answer = finder.catalogue().ask(file);
    if (!answer.is_usable()) {
      fmt::print("{:<16} {}\n", "-", answer.json.text_or("error", file));
      continue;
    }
    for (const Json& about : answer.json["annotators"].items()) {
      const std::string& id = about["id"].text();
      const bool is_first = seen.insert(id).second;
      const auto found = finder.find(id);
      const bool is_used = found && holds(finder, *found, id) ? *found == file : is_first;
      fmt::print("{:<16} {:<9} {:<44} {:<24} {}{}\n", id, about["version"].text(),
                 layer_list(about["inputs"]), layer_list(about["outputs"]), file,
                 is_used ? "" : " (shadowed)");
    }
    if (answer.json.contains("printed"))
      fmt::print("{:<16} {}: prints while it is loaded; see `gloss plugins why {}`\n", "", file,
                 file);
  }
  return all_done;
}

int rescan_plugins(const PluginFinder& finder) {
  PluginCatalogue& catalogue = finder.catalogue();
  catalogue.cache().clear();
  std::size_t usable = 0, broken = 0;
  for (const auto& file : finder.files()) {
    const PluginAnswer answer = catalogue.ask_anew(file);
    if (answer.cause() == "no_entry") continue;
    ++(answer.is_usable() ? usable : broken);
    if (!answer.is_usable()) fmt::print("{}\n", answer.json.text_or("error", file));
  }
  catalogue.cache().save();
  fmt::print("{} libraries can be used, {} cannot; kept in {}\n", usable, broken,
             catalogue.cache().file().empty() ? "no file" : catalogue.cache().file());
  return all_done;
}

int describe_library(const PluginFinder& finder, const std::string& file) {
  const std::string path = std::filesystem::absolute(file).lexically_normal().string();
  const PluginAnswer answer = finder.catalogue().ask_anew(path);
  if (!answer.is_usable())
    throw Error(ErrorCode::plugin, answer.json.text_or("error", path + ": cannot be used"));
  std::fputs(sidecar_text(path, answer.json).c_str(), stdout);
  return all_done;
}

}  // namespace glossator::cli
