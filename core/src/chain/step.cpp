#include "chain/step.hpp"

#include "chain/document_result.hpp"
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
  if (!annotator_) return;
  const auto call = watched("destroy", Watchdog::document_limit);
  factory().destroy(annotator_);
}

WatchedCall Step::watched(const char* function, const char* limit) const {
  const bool is_start = limit == Watchdog::start_limit;
  return {*watchdog_,
          who(*this),
          function,
          {limit, is_start ? run_->start_seconds : run_->document_seconds}};
}

void Step::create(const Surroundings& host) {
  run_ = &host.config.run();
  watchdog_ = &host.watchdog;
  services_ = std::make_unique<HostServices>(
      name_, HostServices::Folders{host.config.folder(), library_->data_folder(plugin())},
      host.logger, host.types, host.explain);
  const auto call = watched("create", Watchdog::start_limit);
  const StepOptions readable(options);
  std::string error;
  const gloss_status status = call_plugin(error, [&] {
    return factory().create(factory().self, index_, &services_->table(), &StepOptions::api(),
                            readable.handle(), &annotator_);
  });
  if (status == GLOSS_OK && !annotator_) error = "its create() gave no annotator and no error";
  if (error.empty()) return;
  annotator_ = nullptr;
  throw Error(status == GLOSS_E_RESOURCE ? ErrorCode::resource
              : status == GLOSS_E_LIMIT  ? ErrorCode::limit
                                         : ErrorCode::config,
              error);
}

}  // namespace glossator
