#include "plugins/plugin_catalogue.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "plugins/elf_file.hpp"
#include "plugins/plugin_description.hpp"
#include "plugins/plugin_failure.hpp"
#include "plugins/plugin_file.hpp"
#include "plugins/plugin_scan.hpp"
#include "system/file_hash.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// Nothing runs yet: most libraries that are no plugins end here.
void check(const std::string& file) {
  check_plugin_file(file);
  const ElfFile elf = read_elf(file);
  if (!elf.has_symbol_table) return;
  const auto has = [&](const char* name) {
    return std::find(elf.exports.begin(), elf.exports.end(), name) != elf.exports.end();
  };
  if (!has("gloss_entry_1")) fail_without_entry(file, has("gloss_entry_2"));
}

}  // namespace

const char* name_of(Source source) {
  constexpr const char* names[] = {"check", "sidecar", "cache", "scan", "file name"};
  return names[static_cast<int>(source)];
}

std::vector<std::string> PluginAnswer::ids() const {
  std::vector<std::string> ids;
  if (is_usable())
    for (const auto& about : json["annotators"]) ids.push_back(about["id"].get<std::string>());
  return ids;
}

PluginCatalogue PluginCatalogue::standard() {
  return PluginCatalogue(scanner_program(), PluginCache::standard_file());
}

const PluginAnswer& PluginCatalogue::ask(const std::string& file) {
  if (const auto known = answers_.find(file); known != answers_.end()) return known->second;
  const auto answer = [&](Source source, Json json) -> const PluginAnswer& {
    return answers_.emplace(file, PluginAnswer{source, std::move(json)}).first->second;
  };
  try {
    check(file);
    Json told;
    if (read_sidecar(file, told) == SidecarState::agrees)
      return answer(Source::sidecar, std::move(told));
  } catch (const PluginFailure& failure) {
    return answer(Source::check, failure_json(failure));
  }
  if (auto kept = cache_.find(file)) return answer(Source::cache, std::move(*kept));
  return answers_.emplace(file, scan(file)).first->second;
}

PluginAnswer PluginCatalogue::ask_anew(const std::string& file) {
  try {
    check(file);
  } catch (const PluginFailure& failure) {
    return {Source::check, failure_json(failure)};
  }
  return scan(file);
}

PluginAnswer PluginCatalogue::scan(const std::string& file) {
  if (program_.empty()) {
    const std::string id = fs::path(file).stem().string();
    return {Source::file_name, Json{{"annotators", Json::array({Json{{"id", id}}})}}};
  }
  Json answer = scan_plugin(program_, file);
  cache_.put(file, answer);
  return {Source::scan, std::move(answer)};
}

std::string sidecar_of(const std::string& file) { return file + ".json"; }

std::string sidecar_text(const std::string& file, const Json& answer) {
  return Json{{"glossator_plugin", 1},
              {"sha256", sha256_of_file(file)},
              {"abi", answer["abi"]},
              {"annotators", answer["annotators"]}}
             .dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

SidecarState read_sidecar(const std::string& file, Json& answer) {
  std::ifstream in(sidecar_of(file), std::ios::binary);
  if (!in) return SidecarState::none;
  Json told = Json::parse(in, nullptr, false);
  if (!told.is_object() || told.value("glossator_plugin", Json()) != 1 ||
      !are_descriptions(told["annotators"]) || !told["abi"].is_object())
    return SidecarState::broken;
  if (told["sha256"] != sha256_of_file(file)) return SidecarState::stale;
  answer = Json{{"abi", told["abi"]}, {"annotators", told["annotators"]}};
  return SidecarState::agrees;
}

}  // namespace glossator
