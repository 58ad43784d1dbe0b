#pragma once
#include <functional>
#include <optional>

#include "chain/host_services.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {

/// An annotator made by the plugin's create() alone, outside of any chain, so that a check sees
/// what the plugin itself answers. Destroyed with this. One thread.
class MadeAnnotator {
 public:
  struct Changes {
    std::function<void(gloss_host&)> host = {};          ///< of the services that create() gets
    std::function<void(gloss_config_api&)> config = {};  ///< of what it reads options with
    std::optional<std::uint32_t> index = {};             ///< in place of the subject's
  };

  /// Calls create(), whatever it returns. `options` are complete, with defaults.
  MadeAnnotator(Subject& subject, const Json& options);
  MadeAnnotator(Subject& subject, const Json& options, const Changes& changes);
  ~MadeAnnotator();
  MadeAnnotator(const MadeAnnotator&) = delete;

  gloss_status status() const { return status_; }
  bool is_made() const { return status_ == GLOSS_OK; }
  /// What the plugin gave to set_error, or a host service that it called; may be empty.
  const std::string& message() const { return message_; }
  /// What is in *out after create(), which had NULL there before.
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
