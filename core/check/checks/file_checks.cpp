#include <algorithm>
#include <sstream>

#include "check/checks/all_checks.hpp"
#include "check/probes/needed_libraries.hpp"
#include "check/subject/subject.hpp"
#include "plugins/elf_file.hpp"
#include "plugins/plugin_catalogue.hpp"
#include "plugins/plugin_file.hpp"
#include "text/nearest_name.hpp"

namespace glossator::check {
namespace {

void is_sound(Subject& subject, Findings&) { check_plugin_file(subject.file()); }

constexpr const char* without_sections =
    "its section headers were stripped: what they would tell is not known";

void exports_only_the_entry(Subject& subject, Findings& findings) {
  const ElfFile elf = read_elf(subject.file());
  if (!elf.has_symbol_table) return findings.skip(without_sections);
  std::vector<std::string> others = elf.exports;
  std::erase(others, "gloss_entry_1");
  if (others.size() == elf.exports.size())
    findings.fail("has no symbol `gloss_entry_1`",
                  "end a source with GLOSS_EXPORT(...) and build it with gloss_add_plugin()");
  if (!others.empty())
    findings.warn("exports " + std::to_string(others.size()) + " more symbols, " + others.front() +
                      " for one; other libraries of the process may take them for theirs",
                  "build it with gloss_add_plugin(), or link with its version script");
}

/// `list`: folders separated by ':'.
void check_run_path(const std::string& list, Findings& findings) {
  std::istringstream folders(list + ":");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const bool is_own = folder == "$ORIGIN" || folder == "${ORIGIN}" ||
                        folder.starts_with("$ORIGIN/") || folder.starts_with("${ORIGIN}/");
    if (folder.starts_with('/'))
      findings.warn(
          "looks for libraries in " + folder + ", a folder of the machine it was built on",
          "link statically what it needs, or set the run path to $ORIGIN");
    else if (!is_own)
      findings.fail("looks for libraries in the folder `" + folder +
                        "` of wherever the program happens to be started",
                    "link statically what it needs, or set the run path to $ORIGIN");
  }
}

void is_linked_safely(Subject& subject, Findings& findings) {
  const ElfFile elf = read_elf(subject.file());
  if (!elf.unique.empty())
    findings.fail("has symbols that are one in the whole process, " + elf.unique.front() +
                      " for one: two plugins would share its value",
                  "compile with -fno-gnu-unique and link with the version script, as "
                  "gloss_add_plugin() does");
  if (elf.has_text_relocations)
    findings.fail(
        "has text relocations: the loader must write into its code, which hardened "
        "systems refuse",
        "compile with -fPIC");
  if (elf.has_executable_stack)
    findings.fail("asks for an executable stack, which hardened systems refuse",
                  "link with -z noexecstack; assembler sources need a .note.GNU-stack section");
  for (const auto& list : elf.run_paths) check_run_path(list, findings);
  if (!elf.has_symbol_table) findings.skip(without_sections);
}

// "GLIBC_2.34" as {2, 34}, so that 2.4 comes before 2.34.
std::vector<int> numbers_of(const std::string& version) {
  std::vector<int> numbers;
  for (std::size_t at = version.find('_'); at < version.size(); at = version.find('.', at + 1))
    numbers.push_back(std::atoi(version.c_str() + at + 1));
  return numbers;
}

void tells_what_it_needs(Subject& subject, Findings& findings) {
  const ElfFile elf = read_elf(subject.file());
  std::vector<std::string> versions = elf.versions;
  std::erase_if(versions, [](const auto& version) { return !version.starts_with("GLIBC_2"); });
  const auto newest =
      std::max_element(versions.begin(), versions.end(),
                       [](const auto& a, const auto& b) { return numbers_of(a) < numbers_of(b); });
  std::vector<std::string> others;
  for (const auto& name : elf.needed)
    if (!name.starts_with("libc.so") && !name.starts_with("libm.so") &&
        !name.starts_with("ld-linux") && !name.starts_with("libpthread.so"))
      others.push_back(name);
  const bool is_sanitized = std::any_of(others.begin(), others.end(), [](const auto& name) {
    return name.find("san.so") != name.npos;
  });
  for (const auto& name : others)
    if (is_sanitized)
      continue;  // its runtime brings the C++ library, and it is for its author alone
    else if (name.starts_with("libstdc++") || name.starts_with("libgcc_s"))
      findings.warn("needs " + name + " of the machine it runs on, which may be an older one",
                    "link with -static-libstdc++ -static-libgcc, as gloss_add_plugin() does");
  findings.note("needs " + (newest == versions.end() ? std::string("no glibc") : *newest) +
                " or later" + (others.empty() ? "" : ", and " + listed(others)));
}

constexpr const char* sanitizers[] = {"asan_", "ubsan_", "tsan_", "lsan_", "sanitizer_"};

bool is_of_sanitizer(const std::string& symbol) {
  const std::string_view name = std::string_view(symbol).substr(symbol.find_first_not_of('_'));
  return std::any_of(std::begin(sanitizers), std::end(sanitizers),
                     [&](const char* prefix) { return name.starts_with(prefix); });
}

void finds_what_it_needs(Subject& subject, Findings& findings) {
  check_plugin_file(subject.file());
  const std::optional<Unresolved> unresolved = unresolved_of(subject.file());
  if (!unresolved) return findings.skip("the system's loader cannot be asked");
  for (const auto& library : unresolved->libraries)
    findings.fail("needs " + library + ", which is not found here",
                  "install it, or link it statically; a newer version of a system library is not "
                  "needed if the plugin is built on the oldest system that it has to run on");
  if (!unresolved->libraries.empty()) return;
  std::vector<std::string> symbols = unresolved->symbols;
  if (std::erase_if(symbols, is_of_sanitizer) > 0)
    findings.note("is built for a sanitizer, and loads only into a program that is too");
  for (const auto& symbol : symbols)
    findings.fail("refers to the symbol `" + symbol + "`, which none of its libraries defines",
                  "link the library that does; what the host's program holds is not for plugins, "
                  "and differs from one to the other");
}

void has_a_true_sidecar(Subject& subject, Findings& findings) {
  Json answer;
  const std::string sidecar = sidecar_of(subject.file());
  const std::string remedy = "write it anew: gloss plugins describe FILE >FILE.json";
  switch (read_sidecar(subject.file(), answer)) {
    case SidecarState::none:
      return findings.skip("it has no sidecar");
    case SidecarState::stale:
      return findings.fail(sidecar + ": is of another build of the library", remedy);
    case SidecarState::broken:
      return findings.fail(sidecar + ": is no sidecar", remedy);
    case SidecarState::agrees:
      break;
  }
  PluginCatalogue catalogue = PluginCatalogue::standard();
  if (catalogue.program().empty()) return findings.skip("there is no program to ask it with");
  const PluginAnswer live = catalogue.ask_anew(subject.file());
  if (!live.is_usable())
    findings.fail(sidecar + ": describes a library that cannot be used: " + live.cause(), remedy);
  else if (live.json["annotators"] != answer["annotators"] || live.json["abi"] != answer["abi"])
    findings.fail(sidecar + ": says other things than the library", remedy);
}

}  // namespace

std::span<const Check> file_checks() {
  static constexpr Check checks[] = {
      {"sound-file", Group::file,
       "is a whole library for this machine, that only its owner changes", is_sound},
      {"exports-only-entry", Group::file, "exports gloss_entry_1 and nothing else",
       exports_only_the_entry},
      {"safe-linking", Group::file, "is linked so that it shares and weakens nothing",
       is_linked_safely},
      {"needs-little", Group::file, "needs little of the machine it runs on", tells_what_it_needs},
      {"finds-what-it-needs", Group::file,
       "finds all its libraries, and asks for no symbol of the host", finds_what_it_needs},
      {"true-sidecar", Group::file, "is described truly by its sidecar", has_a_true_sidecar},
  };
  return checks;
}

}  // namespace glossator::check
