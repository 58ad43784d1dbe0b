#include "run/staged_output.hpp"

#include <fcntl.h>
#include <stdio.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "glossator/error.hpp"
#include "run/result_index.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& output, const std::string& problem) {
  throw Error(ErrorCode::output, output + ": cannot be replaced: " + problem);
}

std::string staged(const std::string& path) { return path + ".updating"; }

bool is_there(const std::string& path) {
  std::error_code failed;
  return fs::exists(fs::symlink_status(path, failed));
}

// The path of the file or folder itself: renaming must not replace a link to it.
std::string real_path(const std::string& output) {
  std::error_code failed;
  const fs::path path = fs::canonical(output, failed);
  if (failed) fail(output, failed.message());
  return path.string();
}

}  // namespace

bool StagedOutput::is_left(const std::string& output) {
  std::error_code failed;
  return is_there(staged(fs::weakly_canonical(output, failed))) &&
         is_there(staged(ResultIndex::file_of(output)));
}

StagedOutput::StagedOutput(const std::string& output, bool was_killed)
    : output_(real_path(output)),
      path_(staged(output_)),
      old_index_(ResultIndex::file_of(output)),
      index_(staged(old_index_)) {
  if (is_there(path_) && !was_killed && !is_left(output))
    throw Error(ErrorCode::usage, path_ +
                                      ": exists, and no update left it; the new output is written "
                                      "there: move it elsewhere");
  discard();
}

StagedOutput::~StagedOutput() { discard(); }

void StagedOutput::discard() const {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  fs::remove(index_, ignored);
}

void StagedOutput::replace() {
  std::error_code failed;
  const bool is_folder = fs::is_directory(output_, failed);
  fs::permissions(path_, fs::status(output_, failed).permissions(), failed);
  // Only an exchange replaces a folder at once; the old one is then at path_.
  if (renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, output_.c_str(),
                is_folder ? RENAME_EXCHANGE : 0) != 0)
    fail(output_, is_folder && errno == EINVAL
                      ? "this file system cannot exchange two folders; run without --update into "
                        "another folder"
                      : std::strerror(errno));
  fs::rename(index_, old_index_, failed);
  if (failed) fail(old_index_, failed.message());
  discard();
}

}  // namespace glossator
