#include "plugins/plugin_finder.hpp"

#include <algorithm>
#include <boost/dll/runtime_symbol_info.hpp>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>

#include "plugins/own_file.hpp"
#include "text/nearest_name.hpp"
#include "text/readable_text.hpp"

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
  const std::size_t preferred = folders.size();
  if (const char* path = std::getenv("GLOSS_PLUGIN_PATH")) {
    std::istringstream parts(path);
    for (std::string folder; std::getline(parts, folder, ':');) add(folders, folder);
  }
  const fs::path program(boost::dll::program_location().string());
  add(folders, program.parent_path().parent_path() / "lib/glossator/plugins");
  const fs::path library(own_file());
  std::error_code ignored;
  if (!library.empty() && !fs::equivalent(library, program, ignored))
    add(folders, library.parent_path() / "glossator/plugins");
  if (const char* home = std::getenv("HOME"))
    if (*home) add(folders, fs::path(home) / ".local/share/glossator/plugins");
  add(folders, "/usr/local/lib/glossator/plugins");
  add(folders, "/usr/lib/glossator/plugins");
  PluginFinder finder(std::move(folders), PluginCatalogue::standard());
  finder.preferred_ = preferred;
  return finder;
}

void PluginFinder::name_files(const std::vector<std::string>& files) {
  for (const auto& file : files) named_.push_back(fs::absolute(file).lexically_normal().string());
}

std::optional<std::string> PluginFinder::find(const std::string& id) const {
  if (auto file = first_that_holds(named_, id)) return file;
  for (std::size_t i = 0; i < preferred_; ++i) {
    if (auto file = file_named(folders_[i], id)) return file;
    if (auto file = first_that_holds(files_in(folders_[i]), id)) return file;
  }
  if (auto file = find_by_name(id)) return file;
  return find_by_content(id);
}

std::optional<std::string> PluginFinder::find_by_name(const std::string& id) const {
  for (const auto& folder : folders_)
    if (auto file = file_named(folder, id)) return file;
  return std::nullopt;
}

std::optional<std::string> PluginFinder::file_named(const std::string& folder,
                                                    const std::string& id) {
  const fs::path path = fs::path(folder) / (id + ".so");
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) ? std::optional(path.string()) : std::nullopt;
}

std::optional<std::string> PluginFinder::hidden_by(const std::string& file,
                                                   const std::string& id) const {
  const auto preferred_end = folders_.begin() + static_cast<std::ptrdiff_t>(preferred_);
  const std::string own_folder = fs::path(file).parent_path().string();
  if (std::find(folders_.begin(), preferred_end, own_folder) == preferred_end) return std::nullopt;
  for (auto folder = preferred_end; folder != folders_.end(); ++folder) {
    std::error_code ignored;
    const auto other = file_named(*folder, id);
    if (other && !fs::equivalent(*other, file, ignored)) return other;
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

std::optional<std::string> PluginFinder::missing_folder(const std::string& folder) {
  std::error_code ignored;
  if (std::filesystem::is_directory(folder, ignored)) return std::nullopt;
  return "the plugin folder `" + terminal_text(folder) + "` is not there";
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

std::vector<std::string> PluginFinder::failures(const std::string& id) const {
  constexpr std::size_t longest_id = 256;  // the distance takes quadratic time
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto& file : files()) {
    const PluginAnswer& answer = catalogue_->ask(file);
    if (answer.is_usable() || answer.cause() == "no_entry") continue;
    const std::size_t distance =
        id.size() > longest_id ? 0 : name_distance(id, fs::path(file).stem().string());
    found.emplace_back(distance, answer.json.text_or("error", file));
  }
  catalogue_->cache().save();
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> reasons;
  for (auto& [distance, reason] : found) reasons.push_back(std::move(reason));
  return reasons;
}

std::vector<std::string> PluginFinder::writers_of(const std::string& layer) const {
  std::vector<std::string> ids;
  for (const auto& file : files()) {
    const PluginAnswer& answer = catalogue_->ask(file);
    if (!answer.is_usable()) continue;
    for (const Json& about : answer.json["annotators"].items()) {
      const Json* const outputs = about.find("outputs");
      if (!outputs) continue;  // from the file's name
      for (const Json& output : outputs->items())
        if (output.text_or("name", "") == layer) ids.push_back(about["id"].text());
    }
  }
  catalogue_->cache().save();
  return ids;
}

std::string load_failures(const PluginFinder& finder, const std::string& id) {
  std::string text;
  for (const std::string& reason : finder.failures(id))
    text += (text.empty() ? "; could not be loaded: " : "; ") + reason;
  return text;
}

}  // namespace glossator
