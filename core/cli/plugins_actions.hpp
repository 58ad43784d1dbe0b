#pragma once
#include <string>

#include "plugins/plugin_finder.hpp"

namespace glossator::cli {

// What `gloss plugins` can be asked for. Each returns an exit code; they throw Error.

enum class Form { text, json };
enum class Show { plugins, all_libraries };

int list_plugins(const PluginFinder& finder, Show show, Form form);
int show_plugin(const PluginFinder& finder, const std::string& id, Form form);
/// Why an id or a library file is found, or not, and can be used, or not.
int explain_plugin(const PluginFinder& finder, const std::string& id_or_file);
/// Asks all libraries again, whatever the cache says.
int rescan_plugins(const PluginFinder& finder);
/// Writes the sidecar's text of a library to standard output.
int describe_library(const PluginFinder& finder, const std::string& file);

/// "tokens, people?": names of layers, optional ones with a mark; "-" if there are none.
std::string layer_list(const nlohmann::ordered_json& layers);

}  // namespace glossator::cli
