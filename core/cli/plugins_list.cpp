#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <set>

#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "plugins_actions.hpp"

namespace glossator::cli {
namespace {

using Json = nlohmann::ordered_json;

void print_json(const PluginFinder& finder, const std::vector<std::string>& files) {
  Json all = Json::array();
  for (const auto& file : files) {
    Json item{{"file", file}};
    item.update(finder.catalogue().ask(file).json);
    all.push_back(std::move(item));
  }
  std::printf("%s\n", all.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

}  // namespace

std::string layer_list(const Json& layers) {
  std::string text;
  for (const auto& layer : layers)
    text += (text.empty() ? "" : ", ") + layer["name"].get<std::string>() +
            (layer["optional"].get<bool>() ? "?" : "");
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
      fmt::print("{:<16} {}\n", "-", answer.json.value("error", file));
      continue;
    }
    for (const auto& about : answer.json["annotators"]) {
      const auto id = about["id"].get<std::string>();
      // The one that is used: a file of its own name goes before the order of the folders.
      const bool is_first = seen.insert(id).second;
      const auto by_name = finder.find_by_name(id);
      const bool is_used = by_name ? *by_name == file : is_first;
      fmt::print("{:<16} {:<9} {:<44} {:<24} {}{}\n", id, about["version"].get<std::string>(),
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
    if (!answer.is_usable()) fmt::print("{}\n", answer.json.value("error", file));
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
    throw Error(ErrorCode::plugin, answer.json.value("error", path + ": cannot be used"));
  std::fputs(sidecar_text(path, answer.json).c_str(), stdout);
  return all_done;
}

}  // namespace glossator::cli
