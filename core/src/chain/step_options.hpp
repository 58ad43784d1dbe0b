#pragma once
#include <gloss/plugin.h>

#include <nlohmann/json.hpp>

namespace glossator {

/// A step's options as a plugin's create() reads them. Must outlive the call.
class StepOptions {
 public:
  explicit StepOptions(const nlohmann::ordered_json& options)
      : options_(options), text_(options.dump()) {}

  const gloss_config* handle() const { return reinterpret_cast<const gloss_config*>(this); }
  /// The functions that read a handle(). Static.
  static const gloss_config_api& api();

 private:
  static const StepOptions& of(const gloss_config* config) {
    return *reinterpret_cast<const StepOptions*>(config);
  }
  const nlohmann::ordered_json* find(gloss_string pointer) const;

  const nlohmann::ordered_json& options_;
  std::string text_;
};

}  // namespace glossator
