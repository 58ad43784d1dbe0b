#include "plugin_scan.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <nlohmann/json.hpp>

#include "glossator/error.hpp"
#include "plugin_library.hpp"

namespace glossator::cli {
namespace {

using Json = nlohmann::ordered_json;

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

std::string error_json(const std::string& file, const std::string& error) {
  return Json{{"file", file}, {"error", error}}.dump(-1, ' ', false,
                                                     Json::error_handler_t::replace);
}

struct Child {
  pid_t pid = -1;
  int output = -1;
};

Child spawn(const std::string& file) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    throw Error(ErrorCode::internal, std::string("pipe: ") + std::strerror(errno));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 3);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  const char* arguments[] = {"gloss", "plugins", "describe", file.c_str(), nullptr};
  Child child;
  const int failed = posix_spawn(&child.pid, "/proc/self/exe", &actions, nullptr,
                                 const_cast<char**>(arguments), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed != 0) {
    close(ends[0]);
    throw Error(ErrorCode::internal,
                std::string("cannot start a scanner: ") + std::strerror(failed));
  }
  child.output = ends[0];
  return child;
}

// All that the child writes until it ends, or nothing more after the limit: then it is killed.
std::string collect(const Child& child, bool& timed_out) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::seconds(5);
  std::string text;
  char buffer[4096];
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    pollfd ready{child.output, POLLIN, 0};
    if (left.count() <= 0 || poll(&ready, 1, static_cast<int>(left.count())) == 0) {
      timed_out = true;
      kill(child.pid, SIGKILL);
      return text;
    }
    const ssize_t count = read(child.output, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(buffer, static_cast<std::size_t>(count));
  }
}

}  // namespace

std::string describe_plugin(const std::string& file) {
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
                          {"threads", threads_text(about->threads)},
                          {"inputs", layers(about->inputs)},
                          {"outputs", layers(about->outputs)},
                          {"options", schema.is_discarded() ? Json() : schema}});
  }
  return Json{{"file", file}, {"annotators", annotators}}.dump(-1, ' ', false,
                                                               Json::error_handler_t::replace);
}

std::string scan_plugin(const std::string& file) {
  const Child child = spawn(file);
  bool timed_out = false;
  const std::string text = collect(child, timed_out);
  close(child.output);
  int status = 0;
  while (waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (timed_out) return error_json(file, "loading it took longer than 5 s");
  if (WIFSIGNALED(status))
    return error_json(file, std::string("loading it crashed: ") + strsignal(WTERMSIG(status)));
  if (text.empty()) return error_json(file, "loading it ended the process without a word");
  return text;
}

}  // namespace glossator::cli
