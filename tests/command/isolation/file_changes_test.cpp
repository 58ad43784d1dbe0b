#include "isolation/file_changes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "isolated_batch.hpp"
#include "support/temp_dir.hpp"

namespace file_changes_test {

using namespace isolated;
using Catch::Contains;

namespace {

const std::string step = R"({"plugin": "changes_files"})";

/// A folder with a file and a folder, and what can be seen of them.
struct Victims {
  Victims() {
    folder.write("file", "precious");
    std::filesystem::create_directory(folder.path() + "/folder");
  }
  std::string state() const {
    std::string seen;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
      struct stat status {};
      lstat(entry.path().c_str(), &status);
      std::ifstream in(S_ISREG(status.st_mode) ? entry.path() : "/dev/null");
      seen += entry.path().string() + " " + std::to_string(status.st_mode) + " " +
              std::to_string(status.st_nlink) + " " + std::to_string(status.st_uid) + " " +
              std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec) +
              " " + std::string(std::istreambuf_iterator<char>(in), {}) + "\n";
    }
    return seen;
  }
  std::string file() const { return folder.path() + "/file"; }
  std::string inner() const { return folder.path() + "/folder"; }

  TempDir folder;
};

const char* const file_calls[] = {
    "fopen-w", "fopen-a",  "fopen-r+", "open-write", "open-truncate", "open-create", "open-old",
    "creat",   "truncate", "unlink",   "unlinkat",   "rename",        "link",        "symlink",
    "mkdir",   "mkfifo",   "socket",   "chmod",      "fchmod",        "fchmodat2",   "chown",
    "utime",   "futimens", "setxattr", "fsetxattr",  "write-mapped",  "set-flags"};
const char* const folder_calls[] = {"open-unnamed", "rmdir", "unlinkat", "rename", "chmod"};

}  // namespace

TEST_CASE("Plugins in other processes can change no files") {
  Victims kept;
  std::vector<std::string> texts;
  for (const char* call : file_calls) texts.push_back(std::string(call) + " " + kept.file());
  for (const char* call : folder_calls) texts.push_back(std::string(call) + " " + kept.inner());
  texts.push_back("read " + kept.file());
  texts.push_back("fopen-w /dev/null");
  const std::string before = kept.state();
  const Outcome outcome = annotate(pipeline_of(step, R"("isolation": "chain")"), texts);
  CHECK(kept.state() == before);
  for (std::size_t i = 0; i + 2 < texts.size(); ++i) {
    CAPTURE(texts[i]);
    CHECK(outcome.status(i) == "error");
    CHECK_THAT(outcome.records[i].dump(), Contains("Permission denied"));
  }
  CHECK(outcome.status(texts.size() - 2) == "ok");
  CHECK(outcome.status(texts.size() - 1) == "ok");
}

TEST_CASE("Plugins in other processes can change no files when they start") {
  const std::string call =
      GENERATE(as<std::string>(), "fopen-w", "unlink", "chmod", "truncate", "rename");
  const std::string sandbox = GENERATE("limits", "strict");
  CAPTURE(call, sandbox);
  if (is_sanitized && sandbox == "strict") return;
  Victims kept;
  const std::string before = kept.state();
  CHECK_THROWS_WITH(pipeline_of(R"({"plugin": "changes_files", "options": {"at_start": ")" + call +
                                    " " + kept.file() + "\"}}",
                                R"("isolation": "chain", "sandbox": ")" + sandbox + "\""),
                    Contains("Permission denied"));
  CHECK(kept.state() == before);
}

TEST_CASE("Without a sandbox plugins can change files") {
  const std::string call =
      GENERATE(as<std::string>(), "fopen-w", "open-truncate", "open-old", "creat", "truncate",
               "unlink", "rename", "link", "symlink", "mkdir", "mkfifo", "socket", "chmod",
               "fchmod", "utime", "futimens", "write-mapped");
  CAPTURE(call);
  Victims kept;
  const std::string before = kept.state();
  const Outcome outcome = annotate(pipeline_of(step, R"("isolation": "chain", "sandbox": "off")"),
                                   {call + " " + kept.file()});
  CHECK(outcome.status(0) == "ok");
  CHECK(kept.state() != before);
}

TEST_CASE("Without Landlock nothing can be opened for writing") {
  Victims kept;
  const std::string before = kept.state();
  const pid_t child = fork();
  if (child == 0) {
    forbid_file_changes(Opening::is_not_confined);
    int wrong = 0;
    for (const int flags : {O_WRONLY, O_RDWR, O_RDONLY | O_TRUNC, O_RDONLY | O_CREAT, O_ACCMODE})
      if (open(kept.file().c_str(), flags, 0600) >= 0 || errno != EACCES) wrong += 1;
    if (open(kept.file().c_str(), O_RDONLY | O_CLOEXEC) < 0) wrong += 16;
    if (open((kept.file() + ".new").c_str(), O_CREAT, 0600) >= 0) wrong += 32;
    if (unlink(kept.file().c_str()) == 0) wrong += 64;
    _exit(wrong);
  }
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(kept.state() == before);
}

}  // namespace file_changes_test
