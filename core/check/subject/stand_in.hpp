#pragma once
#include <gloss/plugin.h>

#include <functional>
#include <optional>
#include <vector>

#include "check/subject/subject.hpp"

namespace glossator::check {

/// Sits between host and plugin for one process() call and forwards the plugin's requests. A check
/// overrides the functions that it wants to change. One thread.
class CallBetween {
 public:
  explicit CallBetween(const gloss_call& host);
  virtual ~CallBetween() = default;
  CallBetween(const CallBetween&) = delete;

  /// The table that the plugin gets in place of the host's.
  const gloss_call& table() const { return table_; }

 protected:
  virtual gloss_status read_layer(std::uint32_t input, const gloss_batch** out) {
    return host_.read_layer(host_.self, input, out);
  }
  virtual gloss_status emit(std::uint32_t output, const gloss_batch* batch) {
    return host_.emit(host_.self, output, batch);
  }

  const gloss_call& host_;

 private:
  gloss_call table_;
};

/// Takes the place of the plugin under test in the chain, as an annotator of the program, and calls
/// the plugin. So a check can change the host's side and see the plugin's answers, while the rest
/// is a real chain. It must outlive its pipelines.
///
/// If a check changes the table of a call, the host must have no extensions, because they identify
/// calls by that table.
class StandIn {
 public:
  /// Calls the plugin's process().
  using Process = std::function<gloss_status(const gloss_document&, const gloss_call&)>;
  struct Changes {
    /// Returns the table that create() gets in place of the host's. It must live as long as the
    /// pipeline. Empty: the host's.
    std::function<const gloss_host*(const gloss_host&)> host = {};
    /// The same for the table with which create() reads options.
    std::function<const gloss_config_api*(const gloss_config_api&)> config = {};
    /// Called in place of create(), and calls the plugin's; empty: the call is handed on.
    std::function<gloss_status(const std::function<gloss_status()>&)> create = {};
    /// Called in place of process(), in any of the host's threads; empty: the call is handed on.
    std::function<gloss_status(const gloss_document&, const gloss_call&, const Process&)> process =
        {};
    /// Folder of the files that the plugin asks for; empty: its own data folder.
    std::string data_folder = {};
    bool has_extensions = false;  ///< whether the plugin sees the host's
  };

  StandIn(Subject& subject, Changes changes);
  StandIn(const StandIn&) = delete;

  /// The subject's chain with the stand-in in its place. Throws like the constructor of Pipeline.
  Pipeline pipeline();
  /// The last status of the plugin's create().
  gloss_status created() const { return created_; }

 private:
  friend struct StandInTable;

  Subject& subject_;
  Changes changes_;
  gloss_status created_ = GLOSS_OK;
  gloss_factory factory_;
};

}  // namespace glossator::check
