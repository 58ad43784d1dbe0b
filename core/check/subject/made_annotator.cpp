#include "check/subject/made_annotator.hpp"

#include <filesystem>

#include "chain/step_options.hpp"
#include "plugins/plugin_call.hpp"

namespace glossator::check {
namespace {

HostServices::Folders folders_of(Subject& subject) {
  const std::string& config = subject.order().config;
  return {config.empty() ? "." : std::filesystem::path(config).parent_path().string(),
          subject.library().data_folder(subject.description().id)};
}

}  // namespace

MadeAnnotator::MadeAnnotator(Subject& subject, const Json& options)
    : MadeAnnotator(subject, options, Changes{}) {}

MadeAnnotator::MadeAnnotator(Subject& subject, const Json& options, const Changes& changes)
    : factory_(subject.library().factory()),
      services_(subject.description().id, folders_of(subject), Logger(), nullptr),
      host_(services_.table()) {
  const StepOptions given(options);
  gloss_config_api api = StepOptions::api();
  if (changes.host) changes.host(host_);
  if (changes.config) changes.config(api);
  take_error_text();
  status_ = factory_.create(factory_.self, changes.index.value_or(subject.index()), &host_, &api,
                            given.handle(), &handle_);
  message_ = take_error_text();
}

MadeAnnotator::~MadeAnnotator() {
  if (is_made() && handle_) factory_.destroy(handle_);
}

}  // namespace glossator::check
