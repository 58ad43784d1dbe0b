#include "chain/step.hpp"

#include "chain/step_options.hpp"
#include "glossator/error.hpp"
#include "plugins/plugin_call.hpp"

namespace glossator {
Step::Step(const StepConfig& config, const PluginLibrary& library, std::uint32_t index)
    : name_(config.name),
      library_(&library),
      index_(index),
      description_(library.descriptions()[index]) {}

std::vector<std::string> Step::resources() const {
  if (!services_) return remote_resources_;
  return {services_->resources().begin(), services_->resources().end()};
}

Step::~Step() {
  if (annotator_) factory().destroy(annotator_);
}

void Step::create(const std::string& config_folder, const Logger& logger, TypesExtension* types) {
  services_ = std::make_unique<HostServices>(
      name_, HostServices::Folders{config_folder, library_->data_folder(plugin())}, logger, types);
  const StepOptions readable(options);
  std::string error;
  const gloss_status status = call_plugin(error, [&] {
    return factory().create(factory().self, index_, &services_->table(), &StepOptions::api(),
                            readable.handle(), &annotator_);
  });
  if (status == GLOSS_OK && !annotator_) error = "its create() gave no annotator and no error";
  if (error.empty()) return;
  annotator_ = nullptr;
  throw Error(status == GLOSS_E_RESOURCE ? ErrorCode::resource : ErrorCode::config, error);
}

}  // namespace glossator
