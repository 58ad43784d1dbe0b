#include "plugins/plugin_finder.hpp"

#include <algorithm>
#include <boost/dll/runtime_symbol_info.hpp>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>

namespace glossator {
namespace {

namespace fs = std::filesystem;

void add(std::vector<std::string>& folders, const fs::path& folder) {
  if (folder.empty()) return;
  std::error_code error;
  const std::string path = fs::weakly_canonical(fs::absolute(folder), error).string();
  if (!error && std::find(folders.begin(), folders.end(), path) == folders.end())
    folders.push_back(path);
}

}  // namespace

PluginFinder PluginFinder::standard(const std::vector<std::string>& first) {
  std::vector<std::string> folders;
  for (const auto& folder : first) add(folders, folder);
  if (const char* path = std::getenv("GLOSS_PLUGIN_PATH")) {
    std::istringstream parts(path);
    for (std::string folder; std::getline(parts, folder, ':');) add(folders, folder);
  }
  const fs::path program(boost::dll::program_location().string());
  add(folders, program.parent_path().parent_path() / "lib/glossator/plugins");
  // The path is relative if the loader was given a relative one. It then depends on the current
  // folder, so no code may be loaded from there.
  const fs::path library(boost::dll::this_line_location().string());
  std::error_code ignored;
  if (library.is_absolute() && !fs::equivalent(library, program, ignored))
    add(folders, library.parent_path() / "glossator/plugins");
  if (const char* home = std::getenv("HOME"))
    if (*home) add(folders, fs::path(home) / ".local/share/glossator/plugins");
  add(folders, "/usr/local/lib/glossator/plugins");
  add(folders, "/usr/lib/glossator/plugins");
  return PluginFinder(std::move(folders), PluginCatalogue::standard());
}

void PluginFinder::name_files(const std::vector<std::string>& files) {
  for (const auto& file : files) named_.push_back(fs::absolute(file).lexically_normal().string());
}

std::optional<std::string> PluginFinder::find(const std::string& id) const {
  if (auto file = first_that_holds(named_, id)) return file;
  if (auto file = find_by_name(id)) return file;
  return find_by_content(id);
}

std::optional<std::string> PluginFinder::find_by_name(const std::string& id) const {
  for (const auto& folder : folders_) {
    const fs::path path = fs::path(folder) / (id + ".so");
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) return path.string();
  }
  return std::nullopt;
}

std::optional<std::string> PluginFinder::find_by_content(const std::string& id) const {
  return first_that_holds(files(), id);
}

std::optional<std::string> PluginFinder::first_that_holds(const std::vector<std::string>& files,
                                                          const std::string& id) const {
  std::optional<std::string> found;
  for (auto file = files.begin(); file != files.end() && !found; ++file) {
    const std::vector<std::string> ids = catalogue_->ask(*file).ids();
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) found = *file;
  }
  if (!files.empty()) catalogue_->cache().save();
  return found;
}

std::vector<std::string> PluginFinder::files() const {
  std::vector<std::string> files = named_;
  for (const auto& folder : folders_) {
    const std::vector<std::string> here = files_in(folder);
    files.insert(files.end(), here.begin(), here.end());
  }
  return files;
}

std::vector<std::string> PluginFinder::files_in(const std::string& folder) {
  std::error_code ignored;
  std::set<std::string> here;
  for (fs::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored))
    if (at->path().extension() == ".so") here.insert(at->path().string());
  return {here.begin(), here.end()};
}

std::vector<std::string> PluginFinder::known() const {
  std::set<std::string> known;
  for (const auto& file : files())
    for (const auto& id : catalogue_->ask(file).ids()) known.insert(id);
  catalogue_->cache().save();
  return {known.begin(), known.end()};
}

}  // namespace glossator
