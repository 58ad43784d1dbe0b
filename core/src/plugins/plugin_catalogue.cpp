#include "plugins/plugin_catalogue.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "plugins/elf_file.hpp"
#include "plugins/plugin_description.hpp"
#include "plugins/plugin_failure.hpp"
#include "plugins/plugin_file.hpp"
#include "plugins/plugin_scan.hpp"
#include "system/file_hash.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;

// Runs no code of the library; most libraries that are not plugins fail here.
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
    for (const Json& about : json["annotators"].items()) ids.push_back(about["id"].text());
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
    const Json about = Json::object({{"id", fs::path(file).stem().string()}});
    return {Source::file_name, Json::object({{"annotators", Json::array({about})}})};
  }
  Json answer = scan_plugin(program_, file);
  cache_.put(file, answer);
  return {Source::scan, std::move(answer)};
}

std::string sidecar_of(const std::string& file) { return file + ".json"; }

std::string sidecar_text(const std::string& file, const Json& answer) {
  const Json sidecar = Json::object({{"glossator_plugin", 1},
                                     {"sha256", sha256_of_file(file)},
                                     {"abi", answer["abi"]},
                                     {"annotators", answer["annotators"]}});
  return sidecar.dump(2) + "\n";
}

SidecarState read_sidecar(const std::string& file, Json& answer) {
  std::ifstream in(sidecar_of(file), std::ios::binary);
  if (!in) return SidecarState::none;
  const auto told = Json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
  if (!told) return SidecarState::broken;
  const Json *format = told->find("glossator_plugin"), *abi = told->find("abi"),
             *annotators = told->find("annotators");
  if (!format || *format != 1 || !abi || !abi->is_object() || !annotators ||
      !are_descriptions(*annotators))
    return SidecarState::broken;
  if (told->text_or("sha256", "") != sha256_of_file(file)) return SidecarState::stale;
  answer = Json::object({{"abi", *abi}, {"annotators", *annotators}});
  return SidecarState::agrees;
}

}  // namespace glossator
