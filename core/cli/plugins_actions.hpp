#pragma once
#include <string>

#include "json/json.hpp"
#include "plugins/plugin_finder.hpp"

namespace glossator::cli {

// The actions of `gloss plugins`. Each returns an exit code; they throw Error.

enum class Form { text, json };
enum class Show { plugins, all_libraries };

int list_plugins(const PluginFinder& finder, Show show, Form form);
int show_plugin(const PluginFinder& finder, const std::string& id, Form form);
/// Prints why an id or a library file is found and usable, or why not.
int explain_plugin(const PluginFinder& finder, const std::string& id_or_file);
/// Scans all libraries again, without the cache.
int rescan_plugins(const PluginFinder& finder);
/// Writes the text of a library's sidecar to standard output.
int describe_library(const PluginFinder& finder, const std::string& file);

/// "tokens, people?": names of layers, optional ones with a mark; "-" if there are none.
std::string layer_list(const Json& layers);

}  // namespace glossator::cli
