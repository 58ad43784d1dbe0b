#pragma once
#include <functional>
#include <optional>

#include "chain/host_services.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {

/// An annotator made by the plugin's create() alone, outside of any chain, so that a check sees the
/// plugin's own answer. Destroyed with this object. One thread.
class MadeAnnotator {
 public:
  struct Changes {
    std::function<void(gloss_host&)> host = {};          ///< changes the services of create()
    std::function<void(gloss_config_api&)> config = {};  ///< changes how it reads options
    std::optional<std::uint32_t> index = {};             ///< in place of the subject's index
  };

  /// Calls create() and keeps any status. `options` are complete, with defaults.
  MadeAnnotator(Subject& subject, const Json& options);
  MadeAnnotator(Subject& subject, const Json& options, const Changes& changes);
  ~MadeAnnotator();
  MadeAnnotator(const MadeAnnotator&) = delete;

  gloss_status status() const { return status_; }
  bool is_made() const { return status_ == GLOSS_OK; }
  /// The last message to set_error, from the plugin or a host service that it called; may be empty.
  const std::string& message() const { return message_; }
  /// *out after create(); it is NULL before.
  gloss_annotator* handle() const { return handle_; }

 private:
  const gloss_factory& factory_;
  HostServices services_;
  gloss_host host_;
  gloss_annotator* handle_ = nullptr;
  gloss_status status_ = GLOSS_OK;
  std::string message_;
};

}  // namespace glossator::check
