#include "chain/host_services.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "chain/types_extension.hpp"
#include "plugins/plugin_call.hpp"
#include "text/nearest_name.hpp"

namespace glossator {
namespace {

gloss_string borrowed(std::string_view text) { return {text.data(), text.size()}; }
std::string_view seen(gloss_string text) {
  return {text.data, static_cast<std::size_t>(text.size)};
}

}  // namespace

HostServices::HostServices(std::string step, Folders folders, Logger logger, TypesExtension* types,
                           const gloss_explain* explain)
    : step_(std::move(step)),
      option_folders_{std::move(folders.config)},
      logger_(std::move(logger)),
      types_(types),
      explain_(explain),
      table_{sizeof(gloss_host), GLOSS_ABI_MINOR, this,      host_name(),  host_version(), log,
             set_error_text,     resource_path,   data_path, get_extension} {
  if (folders.data.empty()) return;
  option_folders_.push_back(folders.data);
  data_folders_.push_back(std::move(folders.data));
}

void HostServices::log(void* self, std::int32_t level, gloss_string message) {
  const auto& services = *static_cast<HostServices*>(self);
  if (!services.logger_) return;
  const auto known = level < 0 ? LogLevel::debug : level > 3 ? LogLevel::error : LogLevel(level);
  try {
    // One message is one line under every isolation: no plugin writes the line of another.
    std::string line = services.step_ + ": " + readable(message);
    std::replace(line.begin(), line.end(), '\n', ' ');
    services.logger_(known, line);
  } catch (...) {
    // A logger that fails must not end the plugin's call.
  }
}

gloss_status HostServices::resource_path(void* self, gloss_string relative,
                                         gloss_string* absolute) {
  auto& services = *static_cast<HostServices*>(self);
  return services.find(relative, services.option_folders_, absolute);
}

gloss_status HostServices::data_path(void* self, gloss_string relative, gloss_string* absolute) {
  auto& services = *static_cast<HostServices*>(self);
  return services.find(relative, services.data_folders_, absolute);
}

gloss_status HostServices::find(gloss_string relative, const std::vector<std::string>& folders,
                                gloss_string* absolute) {
  try {
    const std::filesystem::path name(seen(relative));
    for (const auto& folder : folders) {
      const auto path =
          std::filesystem::path(folder) / name;  // an absolute name replaces the folder
      std::error_code ignored;
      if (!std::filesystem::is_regular_file(path, ignored)) continue;
      const std::lock_guard lock(mutex_);
      *absolute = borrowed(paths_.emplace_back(path.lexically_normal().string()));
      return GLOSS_OK;
    }
    keep_error_text("no file `" + name.string() + "`; looked in " + listed(folders));
  } catch (const std::exception& error) {
    keep_error_text(error.what());
  }
  return GLOSS_E_RESOURCE;
}

const void* HostServices::get_extension(void* self, const char* id) {
  const auto& services = *static_cast<HostServices*>(self);
  if (services.types_ && std::strcmp(id, GLOSS_TYPES_ID) == 0) return &services.types_->table();
  return std::strcmp(id, GLOSS_EXPLAIN_ID) == 0 ? services.explain_ : nullptr;
}

}  // namespace glossator
