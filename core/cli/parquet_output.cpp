#include "parquet_output.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "command_line.hpp"
#include "exit_code.hpp"
#include "files_beside.hpp"
#include "glossator/error.hpp"
#include "run/manifest.hpp"
#include "run/result_index.hpp"
#include "run_start.hpp"
#include "system/beside_output.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;

// Arguments: RESULTS OUT MANIFEST FOLDER... The folders of the package take the place of the one
// that gloss was started in, where any file could be taken for a module.
constexpr int no_package = 3, no_pyarrow = 4;
constexpr const char* check_script = R"(import importlib, sys
sys.path[0:1] = sys.argv[4:]
for module, code in (("glossator.parquet", 3), ("pyarrow.parquet", 4)):
    try:
        importlib.import_module(module)
    except ImportError as error:
        print(f"gloss: {sys.executable}: {error}", file=sys.stderr)
        sys.exit(code)
)";
constexpr const char* convert_script = R"(import sys
sys.path[0:1] = sys.argv[4:]
from glossator.parquet import convert
convert(*sys.argv[1:4])
)";

// As of annotators in Python: the one that is named, that of the package which runs gloss, or any.
std::string interpreter() {
  for (const char* name : {"GLOSS_PYTHON", "GLOSS_PYTHON_DEFAULT"})
    if (const char* const named = std::getenv(name); named && *named) return named;
  return "python3";
}

// The folders that hold the package: of a build or an installation, and of a wheel.
std::vector<std::string> package_folders() {
  std::vector<fs::path> candidates = python_folders();
  candidates.push_back(install_prefix().parent_path());
  std::vector<std::string> folders;
  for (const fs::path& folder : candidates)
    if (fs::exists(folder / "glossator/__init__.py")) folders.push_back(folder.string());
  return folders;
}

/// Returns the exit code, or -1 if there is no interpreter.
int run_python(const char* script, const std::string& results, const std::string& table,
               const std::string& manifest) {
  std::vector<std::string> words{interpreter(), "-c", script, results, table, manifest};
  for (std::string& folder : package_folders()) words.push_back(std::move(folder));
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t child = -1;
  if (posix_spawnp(&child, pointers[0], nullptr, nullptr, pointers.data(), environ) != 0) return -1;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void require_writer(const std::string& table) {
  const int code = run_python(check_script, "", "", "");
  if (code == 0) return;
  const std::string python = interpreter();
  std::string missing = "which " + python + " cannot load: see above";
  if (code < 0)
    missing = "and " + python + " cannot be started: install Python";
  else if (code == no_package)
    missing = "and " + python + " has no such package: install its wheel there";
  else if (code == no_pyarrow)
    missing = "and " + python + " has no pyarrow: `" + python + " -m pip install pyarrow`";
  throw Error(
      ErrorCode::usage,
      table + ": Parquet is written by the Python package `glossator` with pyarrow, " + missing +
          "; or name another interpreter in GLOSS_PYTHON; or write .jsonl, .csv or .sqlite");
}

// As for other outputs: a file without a manifest is not the output of a run.
void require_own_output(const Job& job) {
  if (!job.overwrite && fs::exists(job.output) && !fs::exists(job.manifest))
    refuse_to_replace(job.output);
}

}  // namespace

bool is_parquet(const Job& job) {
  const auto is_format = [](const auto& change) { return change.first == "/output/format"; };
  return job.output.ends_with(".parquet") && job.is_kept &&
         std::none_of(job.overrides.begin(), job.overrides.end(), is_format);
}

int run_into_parquet(Job job, const std::function<int(Job)>& run) {
  const std::string table = job.output;
  if (job.update)
    throw Error(ErrorCode::usage,
                table +
                    ": --update does not work for Parquet, whose columns hold the rows of many "
                    "documents; keep the results as JSONL with --update, and make a table of them "
                    "with glossator.read_results()");
  require_own_output(job);
  require_free_manifest(job);
  require_writer(table);
  const std::string manifest = std::exchange(job.manifest, manifest_file_of(table + ".jsonl"));
  job.output = table + ".jsonl";
  job.overrides.emplace_back("/output/format", "\"jsonl\"");
  job.overrides.emplace_back("/output/text", "true");  // for offsets in other units than bytes
  const std::string results = job.output, own_manifest = job.manifest;
  const int code = run(std::move(job));
  std::error_code failed;
  if (code != all_done && code != some_failed) return code;
  if (run_python(convert_script, results, table, manifest) != 0)
    throw Error(ErrorCode::output, table + ": cannot be written; the results are in " + results +
                                       ", the same command with --resume makes the table of them");
  for (const std::string& file : {results, own_manifest, ResultIndex::file_of(results)})
    fs::remove(file, failed);
  return code;
}

}  // namespace glossator::cli
