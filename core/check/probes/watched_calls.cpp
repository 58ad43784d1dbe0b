#include "check/probes/watched_calls.hpp"

#include <dirent.h>
#include <execinfo.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <utility>

#include "check/probes/imports.hpp"

namespace glossator::check {
namespace {

struct Noted {
  std::mutex mutex;
  std::vector<WatchedCalls::Call> calls;
};
Noted& noted() {
  static Noted& it = *new Noted;
  return it;
}

void note(std::string what) {
  void* frames[24];
  const int count = backtrace(frames, 24);
  WatchedCalls::Call call{std::move(what), {}};
  for (int i = 0; i < count; ++i)
    call.callers.push_back(reinterpret_cast<std::uintptr_t>(frames[i]));
  const std::lock_guard lock(noted().mutex);
  constexpr std::size_t enough = 200;
  if (noted().calls.size() < enough) noted().calls.push_back(std::move(call));
}

void note_path(const char* path) {
  if (path && path[0] != '/' && path[0] != '\0')
    note("asks for the file `" + std::string(path) + "` of the current folder");
}
void note_variable(const char* name) {
  // The C++ library has switches of its own.
  if (!std::string_view(name).starts_with("GLIBCXX_"))
    note("reads the environment variable `" + std::string(name) + "`");
}

char* watched_getenv(const char* name) {
  note_variable(name);
  return std::getenv(name);
}
char* watched_secure_getenv(const char* name) {
  note_variable(name);
  return secure_getenv(name);
}
char* watched_getcwd(char* buffer, std::size_t size) {
  note("asks for the current folder");
  return getcwd(buffer, size);
}
char* watched_get_current_dir_name() {
  note("asks for the current folder");
  return get_current_dir_name();
}
char* watched_realpath(const char* path, char* resolved) {
  note_path(path);
  return realpath(path, resolved);
}
int watched_openat(int folder, const char* path, int flags, ...) {
  std::va_list more;
  va_start(more, flags);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  if (folder == AT_FDCWD) note_path(path);
  return openat(folder, path, flags, mode);
}
int watched_open(const char* path, int flags, ...) {
  std::va_list more;
  va_start(more, flags);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  note_path(path);
  return open(path, flags, mode);
}

/// A function whose first argument is a path.
template <auto function, class Result, class... Rest>
Result with_path(const char* path, Rest... rest) {
  note_path(path);
  return function(path, rest...);
}
/// One whose second is, after the descriptor of a folder.
template <auto function, class... Rest>
int with_path_at(int folder, const char* path, Rest... rest) {
  if (folder == AT_FDCWD) note_path(path);
  return function(folder, path, rest...);
}

template <class Function>
void* pointer(Function* function) {
  return reinterpret_cast<void*>(function);
}

}  // namespace

void WatchedCalls::watch(const std::string& path) {
  using Stat = struct stat*;
  constexpr auto fopen_ = with_path<std::fopen, std::FILE*, const char*>;
  constexpr auto stat_ = with_path<static_cast<int (*)(const char*, Stat)>(stat), int, Stat>;
  constexpr auto lstat_ = with_path<static_cast<int (*)(const char*, Stat)>(lstat), int, Stat>;
  constexpr auto opendir_ = with_path<opendir, DIR*>;
  const ImportStandIn stand_ins[] = {
      {"getenv", pointer(watched_getenv)},
      {"secure_getenv", pointer(watched_secure_getenv)},
      {"getcwd", pointer(watched_getcwd)},
      {"get_current_dir_name", pointer(watched_get_current_dir_name)},
      {"realpath", pointer(watched_realpath)},
      {"open", pointer(watched_open)},
      {"open64", pointer(watched_open)},
      {"openat", pointer(watched_openat)},
      {"openat64", pointer(watched_openat)},
      {"fopen", pointer(fopen_)},
      {"fopen64", pointer(fopen_)},
      {"stat", pointer(stat_)},
      {"stat64", pointer(stat_)},
      {"lstat", pointer(lstat_)},
      {"lstat64", pointer(lstat_)},
      {"access", pointer(with_path<access, int, int>)},
      {"opendir", pointer(opendir_)},
      {"readlink", pointer(with_path<readlink, ssize_t, char*, std::size_t>)},
      {"fstatat", pointer(with_path_at<fstatat, Stat, int>)},
      {"fstatat64", pointer(with_path_at<fstatat, Stat, int>)},
      {"faccessat", pointer(with_path_at<faccessat, int, int>)},
  };
  void* warm[2];
  backtrace(warm, 2);  // it loads a library when it is first called
  replace_imports(path, stand_ins);
}

std::vector<WatchedCalls::Call> WatchedCalls::take() {
  const std::lock_guard lock(noted().mutex);
  return std::exchange(noted().calls, {});
}

}  // namespace glossator::check
