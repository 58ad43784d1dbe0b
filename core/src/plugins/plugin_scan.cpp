#include "plugins/plugin_scan.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/dll/runtime_symbol_info.hpp>
#include <cstdio>
#include <filesystem>

#include "plugins/own_file.hpp"
#include "plugins/plugin_description.hpp"
#include "plugins/plugin_failure.hpp"
#include "plugins/plugin_library.hpp"
#include "system/child_process.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;

constexpr int limit_seconds = 5;

Json answer_of(const std::string& file, const ChildOutcome& outcome) {
  const auto failed = [&](const char* cause, const std::string& what, const std::string& remedy) {
    return failure_json(PluginFailure(file, cause, what, remedy));
  };
  if (!outcome.in_time)
    return failed("hangs", "loading it takes longer than " + std::to_string(limit_seconds) + " s",
                  "look for loops or waiting in its constructors of static objects, in init() and "
                  "in describe()");
  if (auto answer = Json::parse(outcome.answer); answer && answer->is_object()) return *answer;
  const std::string what = "loading it " + describe_end(outcome.status);
  if (WIFSIGNALED(outcome.status))
    return failed("crashes", what,
                  "look at its constructors of static objects, at init() and at describe(), with "
                  "`gdb --args gloss check " +
                      file + " --only loads --in-process`");
  return failed("exits", what,
                "a plugin never calls exit(); look at its constructors of static objects, at "
                "init() and at describe()");
}

// Without links; empty if there is no such file.
fs::path real_path(const fs::path& path) {
  std::error_code failed;
  const fs::path real = fs::canonical(path, failed);
  return failed ? fs::path() : real;
}

bool is_program(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

}  // namespace

Json describe_plugin(const std::string& file) {
  const PluginLibrary& library = PluginLibrary::load(file);
  Json annotators = Json::array();
  for (const gloss_description* about : library.descriptions())
    annotators.push_back(description_json(*about));
  const Json abi = Json::object({{"major", GLOSS_ABI_MAJOR}, {"minor", library.abi_minor()}});
  return Json::object({{"abi", abi}, {"annotators", std::move(annotators)}});
}

Json failure_json(const PluginFailure& failure) {
  return Json::object({{"error", failure.what()},
                       {"cause", failure.cause()},
                       {"remedy", failure.remedy()},
                       {"loader", failure.loader_text()}});
}

Json scan_plugin(const std::string& program, const std::string& file) {
  const ChildOutcome outcome =
      run_child(program, {"plugins", "scan", file}, std::chrono::seconds(limit_seconds));
  Json answer = answer_of(file, outcome);
  if (!outcome.printed.empty()) answer["printed"] = outcome.printed.substr(0, 500);
  return answer;
}

void answer_scan(const std::string& file) {
  alarm(2 * limit_seconds);  // in case the parent dies
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const AnswerPipe parent;
  if (!parent.is_open())
    throw Error(ErrorCode::usage, "plugins scan: is for gloss itself; see `gloss plugins --help`");
  Json answer;
  try {
    answer = describe_plugin(file);
  } catch (const PluginFailure& failure) {
    answer = failure_json(failure);
  }
  const bool told = parent.write(answer.dump());
  std::fflush(nullptr);  // the output of the plugin
  // Skips the destructors of the plugin's statics: the answer is complete, and they might crash.
  _exit(told ? 0 : 2);
}

std::string scanner_program() {
  const fs::path program(boost::dll::program_location().string());
  if (program.filename() == "gloss") return program.string();
  const fs::path beside =
      program.parent_path() / "gloss";  // for gloss-check and other programs of the same folder
  if (program.filename().string().starts_with("gloss-") && is_program(beside))
    return beside.string();
  std::vector<fs::path> prefixes{program.parent_path().parent_path()};
  // The loader may tell of the library with `..`, or by a link, in whose folder the rest is too.
  const fs::path library(own_file());
  for (const fs::path& file : {library.lexically_normal(), real_path(library)})
    for (const fs::path& folder : {file.parent_path(), file.parent_path().parent_path()})
      prefixes.push_back(folder.parent_path());
  for (const fs::path& prefix : prefixes)
    if (prefix.is_absolute() && is_program(prefix / "bin/gloss"))
      return (prefix / "bin/gloss").string();
  return "";
}

}  // namespace glossator
