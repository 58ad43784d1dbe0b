#pragma once
#include <gloss/plugin.h>

#include <functional>
#include <optional>
#include <vector>

#include "check/subject/subject.hpp"

namespace glossator::check {

/// One process() call between host and plugin: forwards what the plugin asks for. A check overrides
/// what it wants to be otherwise. One thread.
class CallBetween {
 public:
  explicit CallBetween(const gloss_call& host);
  virtual ~CallBetween() = default;
  CallBetween(const CallBetween&) = delete;

  /// What the plugin gets in place of the host's table.
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

/// Stands in the chain where the plugin under test would, as an annotator of the program, and calls
/// the plugin: so that a check can change what comes from the host and see what the plugin answers,
/// and all else is as in a real chain. It outlives its pipelines.
///
/// Where the table of a call is changed the host must have no extensions, since they know
/// calls by it.
class StandIn {
 public:
  /// Calls the plugin's process().
  using Process = std::function<gloss_status(const gloss_document&, const gloss_call&)>;
  struct Changes {
    /// Gives the table that the plugin's create() gets in place of the host's, and that lives as
    /// long as the pipeline; empty: the host's.
    std::function<const gloss_host*(const gloss_host&)> host = {};
    /// The same for what its create() reads options with.
    std::function<const gloss_config_api*(const gloss_config_api&)> config = {};
    /// Called in place of process(), in any of the host's threads; empty: the call is handed on.
    std::function<gloss_status(const gloss_document&, const gloss_call&, const Process&)> process =
        {};
    /// Where files that the plugin asks for are looked up; empty: in its own data folder.
    std::string data_folder = {};
    bool has_extensions = false;  ///< of the host
  };

  StandIn(Subject& subject, Changes changes);
  StandIn(const StandIn&) = delete;

  /// The subject's chain with this in its place. Throws as a Pipeline does.
  Pipeline pipeline();
  /// What the plugin's create() returned last.
  gloss_status created() const { return created_; }

 private:
  friend struct StandInTable;

  Subject& subject_;
  Changes changes_;
  gloss_status created_ = GLOSS_OK;
  gloss_factory factory_;
};

}  // namespace glossator::check
