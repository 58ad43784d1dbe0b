#include "plugin_scan.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/dll/runtime_symbol_info.hpp>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "plugin_failure.hpp"
#include "plugin_library.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int limit_seconds = 5;
constexpr int answer_descriptor = 3;

Json names(const char* const* names) {
  Json list = Json::array();
  for (; names && *names; ++names) list.push_back(*names);
  return list;
}

Json layers(const gloss_layer* const* layers) {
  Json list = Json::array();
  for (; *layers; ++layers)
    list.push_back({{"name", (*layers)->name},
                    {"optional", (*layers)->optional != 0},
                    {"types", names((*layers)->types)},
                    {"keys", names((*layers)->keys)}});
  return list;
}

const char* threads_text(std::uint32_t threads) {
  constexpr const char* texts[] = {"worker", "shared", "serial"};
  return threads < 3 ? texts[threads] : "unknown";
}

/// One end of a pipe and what has come out of it.
struct Stream {
  int descriptor = -1;
  std::string text;

  bool is_open() const { return descriptor >= 0; }
  void close() {
    if (is_open()) ::close(descriptor);
    descriptor = -1;
  }
};

struct Child {
  pid_t pid = -1;
  Stream answer, printed;
};

struct Pipe {
  int read = -1, write = -1;

  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
      throw Error(ErrorCode::internal, std::string("pipe: ") + std::strerror(errno));
    read = ends[0];
    write = ends[1];
  }
};

Child spawn(const std::string& program, const std::string& file) {
  const Pipe answer, printed;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, printed.write, 1);
  posix_spawn_file_actions_adddup2(&actions, printed.write, 2);
  posix_spawn_file_actions_adddup2(&actions, answer.write, answer_descriptor);
  // A group of its own, so that what it starts is killed with it.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  const char* arguments[] = {"gloss", "plugins", "scan", file.c_str(), nullptr};
  Child child;
  const int failed = posix_spawn(&child.pid, program.c_str(), &actions, &attributes,
                                 const_cast<char**>(arguments), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  close(answer.write);
  close(printed.write);
  child.answer.descriptor = answer.read;
  child.printed.descriptor = printed.read;
  if (failed == 0) return child;
  child.answer.close();
  child.printed.close();
  throw Error(ErrorCode::internal,
              "cannot start the scanner " + program + ": " + std::strerror(failed));
}

void read_some(Stream& stream) {
  char buffer[4096];
  const ssize_t count = read(stream.descriptor, buffer, sizeof buffer);
  if (count < 0 && errno == EINTR) return;
  if (count <= 0) return stream.close();
  constexpr std::size_t most = 16 << 20;
  if (stream.text.size() < most) stream.text.append(buffer, static_cast<std::size_t>(count));
}

// Reads until the answer has come to its end; false if it has not within the limit.
bool collect(Child& child) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::seconds(limit_seconds);
  while (child.answer.is_open()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    std::array<pollfd, 2> ready{pollfd{child.answer.descriptor, POLLIN, 0},
                                pollfd{child.printed.descriptor, POLLIN, 0}};
    if (poll(ready.data(), ready.size(), static_cast<int>(left)) <= 0) continue;
    if (ready[0].revents) read_some(child.answer);
    if (ready[1].revents) read_some(child.printed);
  }
  return true;
}

// Whatever is still in the pipe, without waiting for more.
void drain(Stream& stream) {
  while (stream.is_open()) {
    pollfd ready{stream.descriptor, POLLIN, 0};
    if (poll(&ready, 1, 0) <= 0) break;
    read_some(stream);
  }
  stream.close();
}

int reap(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

Json answer_of(const std::string& file, const std::string& text, bool timed_out, int status) {
  const auto failed = [&](const char* cause, const std::string& what, const char* remedy) {
    return failure_json(PluginFailure(file, cause, what, remedy));
  };
  if (timed_out)
    return failed("hangs", "loading it takes longer than " + std::to_string(limit_seconds) + " s",
                  "look for loops or waiting in its constructors of static objects and in init()");
  Json answer = Json::parse(text, nullptr, false);
  if (answer.is_object()) return answer;
  if (WIFSIGNALED(status))
    return failed("crashes", std::string("loading it crashes: ") + strsignal(WTERMSIG(status)),
                  "run `gdb --args gloss plugins scan FILE`; look at its constructors of static "
                  "objects and at init()");
  return failed("exits",
                "loading it ends the process with code " + std::to_string(WEXITSTATUS(status)),
                "a plugin never calls exit(); look at its constructors of static objects");
}

bool is_program(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

}  // namespace

Json describe_plugin(const std::string& file) {
  const PluginLibrary& library = PluginLibrary::load(file);
  Json annotators = Json::array();
  for (const gloss_description* about : library.descriptions()) {
    const Json schema = Json::parse(about->config_schema_json, nullptr, false);
    annotators.push_back({{"id", about->id},
                          {"name", about->name},
                          {"version", about->version},
                          {"vendor", about->vendor},
                          {"license", about->license},
                          {"url", about->url},
                          {"summary", about->summary},
                          {"abi_minor_needed", about->abi_minor_needed},
                          {"threads", threads_text(about->threads)},
                          {"inputs", layers(about->inputs)},
                          {"outputs", layers(about->outputs)},
                          {"options", schema.is_discarded() ? Json() : schema}});
  }
  return {{"abi", {{"major", GLOSS_ABI_MAJOR}, {"minor", library.abi_minor()}}},
          {"annotators", annotators}};
}

Json failure_json(const PluginFailure& failure) {
  return {{"error", failure.what()},
          {"cause", failure.cause()},
          {"remedy", failure.remedy()},
          {"loader", failure.loader_text()}};
}

Json scan_plugin(const std::string& program, const std::string& file) {
  Child child = spawn(program, file);
  const bool in_time = collect(child);
  if (!in_time) kill(-child.pid, SIGKILL);
  child.answer.close();
  const int status = reap(child.pid);
  drain(child.printed);
  Json answer = answer_of(file, child.answer.text, !in_time, status);
  if (!child.printed.text.empty()) answer["printed"] = child.printed.text.substr(0, 500);
  return answer;
}

void answer_scan(const std::string& file) {
  alarm(2 * limit_seconds);  // should the parent be gone
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  // The answer's descriptor is out of the way of a plugin that writes to what it finds open.
  const int answer_end = fcntl(answer_descriptor, F_DUPFD_CLOEXEC, 100);
  if (answer_end < 0)
    throw Error(ErrorCode::usage, "plugins scan: is for gloss itself; see `gloss plugins --help`");
  close(answer_descriptor);
  Json answer;
  try {
    answer = describe_plugin(file);
  } catch (const PluginFailure& failure) {
    answer = failure_json(failure);
  }
  const std::string text = answer.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string_view left = text;
  while (!left.empty()) {
    const ssize_t count = write(answer_end, left.data(), left.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    left.remove_prefix(static_cast<std::size_t>(count));
  }
  std::fflush(nullptr);  // what the plugin has printed
  // Without the destructors of the plugin's statics: it has been described, however it ends.
  _exit(left.empty() ? 0 : 2);
}

std::string scanner_program() {
  const fs::path program(boost::dll::program_location().string());
  if (program.filename() == "gloss") return program.string();
  const fs::path library(boost::dll::this_line_location().string());
  for (const fs::path& prefix :
       {program.parent_path().parent_path(), library.parent_path().parent_path(),
        library.parent_path().parent_path().parent_path()})
    if (prefix.is_absolute() && is_program(prefix / "bin/gloss"))
      return (prefix / "bin/gloss").string();
  return "";
}

}  // namespace glossator
