#include "host_services.hpp"

#include <cstring>
#include <filesystem>

#include "nearest_name.hpp"
#include "types_extension.hpp"

namespace glossator {
namespace {

constexpr std::string_view host_name = "glossator";
constexpr std::string_view host_version = GLOSSATOR_VERSION;

// set_error explains the status that the same thread is about to return.
thread_local std::string error_text;

gloss_string borrowed(std::string_view text) { return {text.data(), text.size()}; }
std::string_view seen(gloss_string text) {
  return {text.data, static_cast<std::size_t>(text.size)};
}

void set_error(void*, gloss_status, gloss_string message) { error_text.assign(seen(message)); }

}  // namespace

HostServices::HostServices(std::string step, std::vector<std::string> folders, Logger logger,
                           TypesExtension* types)
    : step_(std::move(step)),
      folders_(std::move(folders)),
      logger_(std::move(logger)),
      types_(types),
      table_{sizeof(gloss_host),  GLOSS_ABI_MINOR,        this,
             borrowed(host_name), borrowed(host_version), log,
             set_error,           resource_path,          get_extension} {}

void HostServices::log(void* self, std::int32_t level, gloss_string message) {
  const auto& services = *static_cast<HostServices*>(self);
  if (!services.logger_) return;
  const auto known = level < 0 ? LogLevel::debug : level > 3 ? LogLevel::error : LogLevel(level);
  try {
    services.logger_(known, services.step_ + ": " + std::string(seen(message)));
  } catch (...) {
    // A logger that fails must not end the plugin's call.
  }
}

gloss_status HostServices::resource_path(void* self, gloss_string relative,
                                         gloss_string* absolute) {
  auto& services = *static_cast<HostServices*>(self);
  try {
    const std::filesystem::path name(seen(relative));
    for (const auto& folder : services.folders_) {
      const auto path = name.is_absolute() ? name : std::filesystem::path(folder) / name;
      std::error_code ignored;
      if (!std::filesystem::is_regular_file(path, ignored)) continue;
      const std::lock_guard lock(services.mutex_);
      *absolute = borrowed(services.paths_.emplace_back(path.lexically_normal().string()));
      return GLOSS_OK;
    }
    error_text = "no file `" + name.string() + "`; looked in " + listed(services.folders_);
    return GLOSS_E_RESOURCE;
  } catch (const std::exception& error) {
    error_text = error.what();
    return GLOSS_E_RESOURCE;
  }
}

const void* HostServices::get_extension(void* self, const char* id) {
  const auto& services = *static_cast<HostServices*>(self);
  const bool is_types = services.types_ && std::strcmp(id, GLOSS_TYPES_ID) == 0;
  return is_types ? &services.types_->table() : nullptr;
}

const gloss_host& loader_host() {
  static constexpr gloss_host table{
      sizeof(gloss_host),
      GLOSS_ABI_MINOR,
      nullptr,
      {host_name.data(), host_name.size()},
      {host_version.data(), host_version.size()},
      [](void*, std::int32_t, gloss_string) {},
      set_error,
      [](void*, gloss_string, gloss_string*) -> gloss_status { return GLOSS_E_RESOURCE; },
      [](void*, const char*) -> const void* { return nullptr; }};
  return table;
}

std::string take_error_text() {
  std::string text;
  text.swap(error_text);
  return text;
}

std::string describe_status(gloss_status status, const std::string& text) {
  if (!text.empty()) return text;
  switch (status) {
    case GLOSS_E_CONFIG:
      return "refused its options and gave no reason";
    case GLOSS_E_RESOURCE:
      return "lacks a model or list and does not say which";
    case GLOSS_E_DOCUMENT:
      return "could not annotate this document and gave no reason";
    case GLOSS_E_TRANSIENT:
      return "failed for the moment and gave no reason";
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
      return "returned the unknown status " + std::to_string(status);
  }
}

}  // namespace glossator
