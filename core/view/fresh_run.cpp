#include "view/fresh_run.hpp"

#include <spawn.h>
#include <sys/wait.h>

#include <boost/dll/runtime_symbol_info.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/exit_code.hpp"
#include "glossator/error.hpp"
#include "system/child_process.hpp"

namespace glossator::view {
namespace {

namespace fs = std::filesystem;

/// Starts the program with this one's streams; returns its status.
int run_program(const std::string& program, const std::vector<std::string>& arguments) {
  std::vector<char*> texts{const_cast<char*>(program.c_str())};
  for (const auto& argument : arguments) texts.push_back(const_cast<char*>(argument.c_str()));
  texts.push_back(nullptr);
  pid_t child = 0;
  if (const int failure =
          posix_spawn(&child, program.c_str(), nullptr, nullptr, texts.data(), environ))
    throw Error(ErrorCode::usage, program + ": cannot be started: " + std::strerror(failure) +
                                      "; `gloss` belongs beside gloss-view");
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR)
      throw Error(ErrorCode::internal, "waitpid: " + std::string(strerror(errno)));
  return status;
}

}  // namespace

FreshRun::FreshRun(std::vector<std::string> arguments) {
  std::string pattern = (fs::temp_directory_path() / "gloss-view-XXXXXX").string();
  if (!mkdtemp(pattern.data()))
    throw Error(ErrorCode::resource, pattern + ": cannot be made: " + std::strerror(errno));
  folder_ = pattern;
  output_ = (fs::path(folder_) / "run.jsonl").string();
  arguments.insert(arguments.begin(), "run");
  arguments.insert(arguments.end(), {"-o", output_, "--set", "/output/text=true"});
  const fs::path own(boost::dll::program_location().string());
  int status = 0;
  try {
    status = run_program((own.parent_path() / "gloss").string(), arguments);
  } catch (...) {
    fs::remove_all(folder_);
    throw;
  }
  const bool is_done = WIFEXITED(status) && (WEXITSTATUS(status) == cli::all_done ||
                                             WEXITSTATUS(status) == cli::some_failed);
  if (is_done) return;
  fs::remove_all(folder_);
  throw Error(ErrorCode::usage,
              "--run: `gloss run` " + describe_end(status) + "; see its message above");
}

FreshRun::~FreshRun() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

}  // namespace glossator::view
