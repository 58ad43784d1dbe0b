#pragma once
#include <boost/dll/shared_library.hpp>
#include <string>

namespace glossator {

/// Opens a plugin library with RTLD_NOW, RTLD_LOCAL and RTLD_NODELETE, after check_plugin_file().
/// Throws PluginFailure with one text for each cause, also if a constructor of a static object
/// throws. That leaves the loader locked, so every later call fails too, in place of waiting
/// without end. One thread at a time.
boost::dll::shared_library load_library(const std::string& path);

}  // namespace glossator
