#include "plugins/plugin_cache.hpp"

#include <gloss/plugin.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "glossator/pipeline.hpp"
#include "plugins/plugin_description.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// NULL if there is no such file.
Json identity_of(const std::string& library) {
  struct stat about;
  if (stat(library.c_str(), &about) != 0) return nullptr;
  const auto nanoseconds = [](const timespec& time) {
    return std::int64_t{time.tv_sec} * 1000000000 + time.tv_nsec;
  };
  return {{"device", about.st_dev},
          {"inode", about.st_ino},
          {"size", about.st_size},
          {"mtime_ns", nanoseconds(about.st_mtim)}};
}

bool may_go_away(const Json& answer) {
  const std::string cause = answer.value("cause", "");
  return cause == "missing_library" || cause == "undefined_symbol" || cause == "not_loadable" ||
         cause == "refused" || cause == "not_found";
}

bool is_answer(const Json& answer) {
  if (!answer.is_object()) return false;
  if (answer.contains("annotators")) return are_descriptions(answer["annotators"]);
  return answer.contains("error") && answer["error"].is_string();
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
  const Json kept = Json::parse(in, nullptr, false);
  if (!kept.is_object() || kept.value("host", "") != version()) return;
  if (const auto found = kept.find("plugins"); found != kept.end() && found->is_object())
    entries_ = *found;
}

std::optional<Json> PluginCache::find(const std::string& library) {
  read();
  const auto found = entries_.find(library);
  if (found == entries_.end() || !found->is_object()) return std::nullopt;
  const auto identity = found->find("identity"), answer = found->find("answer");
  if (identity == found->end() || answer == found->end() || *identity != identity_of(library) ||
      !is_answer(*answer))
    return std::nullopt;
  return *answer;
}

void PluginCache::put(const std::string& library, const Json& answer) {
  if (file_.empty() || may_go_away(answer)) return;
  read();
  entries_[library] = {{"identity", identity_of(library)}, {"answer", answer}};
  is_changed_ = true;
}

void PluginCache::save() {
  if (!is_changed_) return;
  is_changed_ = false;
  Json kept = Json::object();
  for (const auto& [library, entry] : entries_.items())
    if (fs::exists(library)) kept[library] = entry;
  std::error_code failed;
  fs::create_directories(fs::path(file_).parent_path(), failed);
  const std::string unfinished = file_ + "." + std::to_string(getpid());
  std::ofstream out(unfinished, std::ios::binary);
  out << Json{{"host", version()}, {"plugins", kept}}.dump(1, ' ', false,
                                                           Json::error_handler_t::replace)
      << "\n";
  out.close();
  if (out) fs::rename(unfinished, file_, failed);
  if (!out || failed) fs::remove(unfinished, failed);
}

void PluginCache::clear() {
  std::error_code ignored;
  if (!file_.empty()) fs::remove(file_, ignored);
  entries_ = Json::object();
  is_read_ = true;
}

}  // namespace glossator
