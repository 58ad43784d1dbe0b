#pragma once
#include <gloss/plugin.h>

#include "json/json.hpp"

namespace glossator {

/// A step's options for a plugin's create(). Must outlive that call.
class StepOptions {
 public:
  explicit StepOptions(const Json& options) : options_(options), text_(options.dump()) {}

  const gloss_config* handle() const { return reinterpret_cast<const gloss_config*>(this); }
  /// The functions that read a handle(). Static.
  static const gloss_config_api& api();

 private:
  // GLOSS_E_CONFIG if there is no such option, or `read` throws JsonError.
  template <class Read>
  static gloss_status read(const gloss_config* config, gloss_string key, Read&& read);

  const Json& options_;
  std::string text_;
};

}  // namespace glossator
