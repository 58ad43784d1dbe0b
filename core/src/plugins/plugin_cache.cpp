#include "plugins/plugin_cache.hpp"

#include <gloss/plugin.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "glossator/pipeline.hpp"
#include "plugins/plugin_description.hpp"
#include "system/write_file.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;

/// Whether an answer with this cause, empty for a description, stays true while the library and the
/// loader's variables stay the same.
bool may_be_kept(const std::string& cause) {
  return cause.empty() || cause == "hangs" || cause == "no_entry" || cause == "bad_magic" ||
         cause == "other_major" || cause == "newer_minor" || cause == "bad_tables";
}

/// The variables that tell the loader which libraries a plugin gets.
Json loader_environment() {
  Json variables = Json::array();
  for (const char* name : {"LD_LIBRARY_PATH", "LD_PRELOAD"}) {
    const char* const value = std::getenv(name);
    variables.push_back(value ? Json(value) : Json());
  }
  return variables;
}

/// NULL if there is no such file.
Json identity_of(const std::string& library) {
  struct stat about;
  if (stat(library.c_str(), &about) != 0) return nullptr;
  const auto nanoseconds = [](const timespec& time) {
    return std::int64_t{time.tv_sec} * 1000000000 + time.tv_nsec;
  };
  return Json::object({{"device", about.st_dev},
                       {"inode", about.st_ino},
                       {"size", about.st_size},
                       {"mtime_ns", nanoseconds(about.st_mtim)}});
}

bool is_answer(const Json& answer) {
  if (const Json* annotators = answer.find("annotators")) return are_descriptions(*annotators);
  const Json* error = answer.find("error");
  return error && error->is_text();
}

}  // namespace

std::string PluginCache::standard_file() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  fs::path folder;
  if (cache && cache[0] == '/')
    folder = cache;
  else if (home && home[0] == '/')
    folder = fs::path(home) / ".cache";
  else
    return "";
  return folder / "glossator" / ("plugins-" + std::to_string(GLOSS_ABI_MAJOR) + ".json");
}

void PluginCache::read() {
  if (is_read_ || file_.empty()) return;
  is_read_ = true;
  std::ifstream in(file_, std::ios::binary);
  if (!in) return;
  auto kept = Json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
  if (!kept || kept->text_or("host", "") != version()) return;
  if (Json* plugins = kept->find("plugins"); plugins && plugins->is_object())
    entries_ = std::move(*plugins);
}

std::optional<Json> PluginCache::find(const std::string& library) {
  read();
  const Json* entry = entries_.find(library);
  if (!entry) return std::nullopt;
  const Json *identity = entry->find("identity"), *answer = entry->find("answer");
  if (!identity || !answer || *identity != identity_of(library) || !is_answer(*answer))
    return std::nullopt;
  if (!may_be_kept(answer->text_or("cause", ""))) return std::nullopt;  // of an older host
  if (const Json* environment = entry->find("environment");
      environment && *environment != loader_environment())
    return std::nullopt;
  return *answer;
}

void PluginCache::put(const std::string& library, const Json& answer) {
  const std::string cause = answer.text_or("cause", "");
  const bool hangs = cause == "hangs";
  if (file_.empty() || !may_be_kept(cause)) return;
  read();
  Json entry = Json::object({{"identity", identity_of(library)}, {"answer", answer}});
  if (hangs) entry["environment"] = loader_environment();
  entries_[library] = std::move(entry);
  is_changed_ = true;
}

void PluginCache::save() {
  if (!is_changed_) return;
  is_changed_ = false;
  Json kept = Json::object();
  for (const auto& [library, entry] : entries_.members())
    if (fs::exists(library)) kept[library] = entry;
  std::error_code failed;
  fs::create_directories(fs::path(file_).parent_path(), failed);
  // Without the file, libraries are asked again.
  static_cast<void>(write_file(
      file_, Json::object({{"host", version()}, {"plugins", std::move(kept)}}).dump(1) + "\n"));
}

void PluginCache::clear() {
  std::error_code ignored;
  if (!file_.empty()) fs::remove(file_, ignored);
  entries_ = Json::object();
  is_read_ = true;
}

}  // namespace glossator
