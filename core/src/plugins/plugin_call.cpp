#include "plugins/plugin_call.hpp"

#include "text/readable_text.hpp"

namespace glossator {
namespace {

constexpr std::string_view name = "glossator";
constexpr std::string_view version_text = GLOSSATOR_VERSION;

// set_error explains the status that the same thread is about to return.
thread_local std::string error_text;

}  // namespace

std::string readable(gloss_string text) {
  return text.size == 0 ? "" : repaired_text({text.data, static_cast<std::size_t>(text.size)});
}

std::string describe_thrown(const char* what) {
  constexpr const char* thrown = "threw an exception across the C line";
  return what ? repaired_text(std::string(thrown) + ": " + what) : thrown;
}

gloss_string host_name() { return {name.data(), name.size()}; }
gloss_string host_version() { return {version_text.data(), version_text.size()}; }

void set_error_text(void*, gloss_status, gloss_string message) { error_text = readable(message); }

void keep_error_text(const std::string& text) { error_text = repaired_text(text); }

const gloss_host& loader_host() {
  static constexpr gloss_host table{
      sizeof(gloss_host),
      GLOSS_ABI_MINOR,
      nullptr,
      {name.data(), name.size()},
      {version_text.data(), version_text.size()},
      [](void*, std::int32_t, gloss_string) {},
      set_error_text,
      [](void*, gloss_string, gloss_string*) -> gloss_status { return GLOSS_E_RESOURCE; },
      [](void*, gloss_string, gloss_string*) -> gloss_status { return GLOSS_E_RESOURCE; },
      [](void*, const char*) -> const void* { return nullptr; }};
  return table;
}

std::string take_error_text() {
  std::string text;
  text.swap(error_text);
  return text;
}

bool is_known(gloss_status status) { return status >= GLOSS_OK && status <= GLOSS_E_CONTRACT; }

std::string describe_status(gloss_status status, const std::string& text) {
  const std::string unknown = "returned the unknown status " + std::to_string(status);
  if (!text.empty()) return is_known(status) ? text : unknown + ": " + text;
  switch (status) {
    case GLOSS_E_CONFIG:
      return "refused its options and gave no reason";
    case GLOSS_E_RESOURCE:
      return "lacks a model or list and does not say which";
    case GLOSS_E_DOCUMENT:
      return "could not annotate this document and gave no reason";
    case GLOSS_E_FATAL:
      return "its worker is unusable; it gave no reason";
    case GLOSS_E_UNSUPPORTED:
      return "asked for something that is not supported";
    case GLOSS_E_CANCELLED:
      return "stopped because it was asked to";
    case GLOSS_E_LIMIT:
      return "reached a limit";
    case GLOSS_E_CONTRACT:
      return "broke the plugin contract";
    default:
      return unknown;
  }
}

}  // namespace glossator
