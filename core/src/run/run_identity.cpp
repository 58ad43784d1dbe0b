#include "run/run_identity.hpp"

#include <sys/stat.h>
#include <xxhash.h>

#include <algorithm>
#include <map>

#include "json/json_pointer.hpp"
#include "system/file_hash.hpp"
#include "text/readable_text.hpp"

namespace glossator {
namespace {

constexpr std::size_t most_listed = 1000;  // input files; more are listed as a hash

struct FileState {
  std::uint64_t bytes = 0;
  std::string hash;  // of the content; empty for what is not a file, such as a pipe
};

FileState state_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  return {static_cast<std::uint64_t>(status.st_size), xxh3_of_file(path)};
}

Json inputs_json(const std::vector<InputFile>& files) {
  Json listed = Json::array();
  std::uint64_t hash = 0, bytes = 0;
  for (const InputFile& file : files) {
    const FileState state = state_of(file.path);
    hash = XXH3_64bits_withSeed(file.path.data(), file.path.size(), hash);
    hash = XXH3_64bits_withSeed(state.hash.data(), state.hash.size(), hash);
    bytes += state.bytes;
    if (files.size() <= most_listed)
      listed.push_back(Json::array({repaired_text(file.path), state.bytes, state.hash}));
  }
  return Json::object(
      {{"count", files.size()}, {"bytes", bytes}, {"hash", hex_of(hash)}, {"files", listed}});
}

Json config_json(const Pipeline& pipeline) {
  Json config = Json::parse(pipeline.filled_config()).value();
  // These keys do not change the result of a document.
  for (const char* key : {"threads", "error_rate", "isolation", "sandbox", "quarantine"})
    config["run"].erase(key);
  for (Json& step : config["pipeline"].items()) step.erase("isolation");
  config.erase("$schema");
  return config;
}

Json files_json(const Pipeline& pipeline) {
  std::map<std::string, std::string> files;
  const auto add = [&](const std::string& path) {
    const std::string shown = repaired_text(path);
    if (!files.contains(shown)) files.emplace(shown, sha256_of_file(path));
  };
  for (const StepInfo& step : pipeline.steps()) {
    if (!step.file.empty()) add(step.file);
    for (const auto& path : step.resources) add(path);
  }
  return files;
}

void compare_files(const Json& before, const Json& now, std::vector<std::string>& changes) {
  for (const auto& [path, hash] : now.members()) {
    const Json* const known = before.find(path);
    if (!known)
      changes.push_back("plugin or data file " + path + " was not used before");
    else if (*known != hash)
      changes.push_back("plugin or data file " + path + " has changed");
  }
  for (const auto& [path, hash] : before.members())
    if (!now.contains(path))
      changes.push_back("plugin or data file " + path + " is not used any more");
}

std::string described(const Json& inputs) {
  return inputs["count"].dump() + " files with " + inputs["bytes"].dump() + " bytes";
}

void compare_inputs(const Json& before, const Json& now, std::vector<std::string>& changes) {
  if (before == now) return;
  std::map<std::string_view, const Json*> known;
  for (const Json& file : before["files"].items()) known[file.at(0).text()] = &file;
  for (const Json& file : now["files"].items()) {
    const std::string& path = file.at(0).text();
    const auto found = known.find(path);
    if (found == known.end() || *found->second == file) continue;
    const std::string before_bytes = found->second->at(1).dump(), bytes = file.at(1).dump();
    changes.push_back("input file " + path + " has changed: " +
                      (before_bytes == bytes
                           ? "its " + bytes + " bytes are others now"
                           : before_bytes + " bytes then, " + bytes + " bytes now"));
    return;
  }
  changes.push_back("the input is another: " + described(before) + " then, " + described(now) +
                    " now");
}

void compare_member(const char* key, const std::string& what, const Json& before, const Json& now,
                    std::vector<std::string>& changes) {
  if (before[key] != now[key])
    changes.push_back(what + " was " + before[key].dump() + ", and is " + now[key].dump());
}

const Json* item_of(const Json& array, std::size_t index) {
  return index < array.size() ? &array.items()[index] : nullptr;
}

// Reports the innermost values that differ. NULL: no value at `pointer`.
void compare_values(const Json* before, const Json* now, const std::string& pointer,
                    std::vector<std::string>& changes) {
  if (before && now && *before == *now) return;
  if (before && now && before->is_object() && now->is_object()) {
    for (const auto& [key, value] : before->members())
      compare_values(&value, now->find(key), pointer_to(pointer, key), changes);
    for (const auto& [key, value] : now->members())
      if (!before->contains(key))
        compare_values(nullptr, &value, pointer_to(pointer, key), changes);
  } else if (before && now && before->is_array() && now->is_array()) {
    for (std::size_t i = 0; i < std::max(before->size(), now->size()); ++i)
      compare_values(item_of(*before, i), item_of(*now, i), pointer_to(pointer, i), changes);
  } else {
    const auto value = [](const Json* json) { return json ? json->dump() : "nothing"; };
    changes.push_back("the config has changed at " + pointer + ": " + value(before) + " then, " +
                      value(now) + " now");
  }
}

}  // namespace

Json run_identity(const Pipeline& pipeline, const RunRequest& request) {
  Json identity = run_recipe(pipeline);
  identity["inputs"] = inputs_json(request.found.files);
  identity["date"] = request.date;
  identity["shard"] = request.shard;
  return identity;
}

Json run_recipe(const Pipeline& pipeline) {
  return Json::object({{"glossator", version()},
                       {"program", sha256_of_file("/proc/self/exe")},
                       {"config", config_json(pipeline)},
                       {"files", files_json(pipeline)}});
}

Json recipe_of(const Json& identity) {
  Json recipe = identity;
  for (const char* key : {"inputs", "date", "shard"}) recipe.erase(key);
  return recipe;
}

std::vector<std::string> recipe_changes(const Json& before, const Json& now) {
  std::vector<std::string> changes;
  compare_member("glossator", "the version of gloss", before, now, changes);
  if (before["program"] != now["program"])
    changes.push_back("the program gloss is another build of the same version");
  compare_values(&before["config"], &now["config"], "", changes);
  compare_files(before["files"], now["files"], changes);
  return changes;
}

std::vector<std::string> identity_changes(const Json& before, const Json& now) {
  std::vector<std::string> changes = recipe_changes(before, now);
  compare_inputs(before["inputs"], now["inputs"], changes);
  compare_member("date", "--date", before, now, changes);
  compare_member("shard", "--shard", before, now, changes);
  return changes;
}

}  // namespace glossator
