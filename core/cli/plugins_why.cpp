#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "exit_code.hpp"
#include "glossator/pipeline.hpp"
#include "plugins/elf_file.hpp"
#include "plugins/plugin_failure.hpp"
#include "plugins/plugin_file.hpp"
#include "plugins_actions.hpp"
#include "text/nearest_name.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;

bool holds(const PluginAnswer& answer, const std::string& id) {
  const auto ids = answer.ids();
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void print_sidecar(const std::string& file) {
  Json ignored;
  constexpr const char* states[] = {"none", "agrees with the library",
                                    "made for another build of the library, so not used",
                                    "not a plugin description, so not used"};
  fmt::print("  sidecar: {}\n", states[static_cast<int>(read_sidecar(file, ignored))]);
}

void print_headers(const std::string& file) {
  const ElfFile elf = read_elf(file);
  const bool has_entry =
      std::find(elf.exports.begin(), elf.exports.end(), "gloss_entry_1") != elf.exports.end();
  fmt::print("  file: {} bytes, a complete shared library for this machine\n", fs::file_size(file));
  fmt::print("  entry gloss_entry_1: {}\n", !elf.has_symbol_table ? "not known, no symbol table"
                                            : has_entry           ? "yes"
                                                                  : "no");
  fmt::print("  needs: {}\n", listed(elf.needed));
  print_sidecar(file);
}

void print_cache(PluginCache& cache, const std::string& file) {
  if (cache.file().empty()) {
    fmt::print("  cache: none, as neither XDG_CACHE_HOME nor HOME is set\n");
    return;
  }
  const auto kept = cache.find(file);
  fmt::print("  cache: {} {}\n",
             !kept                     ? "nothing about it in"
             : kept->contains("error") ? "a failure in"
                                       : "a description in",
             cache.file());
}

// Scans the file, without sidecar and cache; returns whether the library can be used.
bool explain_file(const PluginFinder& finder, const std::string& file) {
  fmt::print("\n{}\n", file);
  try {
    check_plugin_file(file);
    print_headers(file);
    print_cache(finder.catalogue().cache(), file);
  } catch (const PluginFailure&) {
    // ask_anew() reports the failure.
  }
  const PluginAnswer answer = finder.catalogue().ask_anew(file);
  finder.catalogue().cache().save();
  if (answer.json.contains("printed"))
    fmt::print(
        "  prints while it is loaded: {}\n    remedy: take that out; standard output is for "
        "results, and gloss_host.log for messages\n",
        answer.json["printed"].dump());
  if (answer.is_usable()) {
    fmt::print("  loads: yes, built with plugin ABI {}.{}\n", answer.json["abi"]["major"].dump(),
               answer.json["abi"]["minor"].dump());
    for (const Json& about : answer.json["annotators"].items())
      fmt::print("  holds: {} {}, needs ABI 1.{}\n", about["id"].text(), about["version"].text(),
                 about["abi_minor_needed"].dump());
    return true;
  }
  fmt::print("  cannot be used: {}\n", answer.json.text_or("error", ""));
  if (const auto loader = answer.json.text_or("loader", ""); !loader.empty())
    fmt::print("  the loader said: {}\n", loader);
  if (const auto remedy = answer.json.text_or("remedy", ""); !remedy.empty())
    fmt::print("  remedy: {}\n", remedy);
  return false;
}

// Reports the libraries of one folder that may hold the annotator.
std::string found_in(const PluginFinder& finder, const std::string& folder, const std::string& id,
                     const std::optional<std::string>& used) {
  if (!fs::is_directory(folder)) return "no such folder";
  const std::vector<std::string> files = PluginFinder::files_in(folder);
  std::vector<std::string> said;
  for (const auto& file : files) {
    const std::string name = fs::path(file).filename().string();
    const PluginAnswer& answer = finder.catalogue().ask(file);
    const std::string mark = used && *used == file ? ", which is used" : ", shadowed";
    if (holds(answer, id))
      said.push_back(name + " holds it" + mark);
    else if (name == id + ".so")
      said.push_back(name + (answer.is_usable() ? " holds other annotators: " + listed(answer.ids())
                                                : " cannot be used, see below"));
  }
  if (!said.empty()) return listed(said);
  return files.empty() ? "no libraries" : fmt::format("{} libraries, none holds it", files.size());
}

int explain_id(const PluginFinder& finder, const std::string& id) {
  std::optional<std::string> used = finder.find(id);
  const bool is_misnamed = used && finder.catalogue().ask(*used).is_usable() &&
                           !holds(finder.catalogue().ask(*used), id);
  if (!used || is_misnamed)
    if (const auto other = finder.find_by_content(id)) used = other;
  fmt::print("annotator {} was looked for in\n", id);
  for (const auto& folder : finder.folders())
    fmt::print("  {}: {}\n", folder, found_in(finder, folder, id, used));
  finder.catalogue().cache().save();
  if (!used) {
    fmt::print(
        "\nno plugin named `{}`{}{}\nremedy: put {}.so into one of these folders, or name its "
        "folder "
        "with --plugin-path, with GLOSS_PLUGIN_PATH or in the config's plugins.path\n",
        id, did_you_mean(id, finder.known()), load_failures(finder, id), id);
    return nothing_run;
  }
  if (!explain_file(finder, *used)) return nothing_run;
  if (holds(finder.catalogue().ask(*used), id)) return all_done;
  fmt::print("  but no annotator `{}`\n  remedy: name what it holds, or rename its id\n", id);
  return nothing_run;
}

}  // namespace

int explain_plugin(const PluginFinder& finder, const std::string& id_or_file) {
  fmt::print("this host: Glossator {}, plugin ABI {}.{}\n", version(), GLOSS_ABI_MAJOR,
             GLOSS_ABI_MINOR);
  const bool is_file =
      id_or_file.find('/') != std::string::npos || fs::path(id_or_file).extension() == ".so";
  if (!is_file) return explain_id(finder, id_or_file);
  const std::string file = fs::absolute(id_or_file).lexically_normal().string();
  return explain_file(finder, file) ? all_done : nothing_run;
}

}  // namespace glossator::cli
