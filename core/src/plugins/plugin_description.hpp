#pragma once
#include <gloss/plugin.h>

#include <deque>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace glossator {

/// A description as JSON: {"id", "name", "version" ... "inputs", "outputs", "options"}.
nlohmann::ordered_json description_json(const gloss_description& about);

/// Whether each item of `annotators` has all that description_json() writes.
bool are_descriptions(const nlohmann::ordered_json& annotators);

/// The other way: descriptions made of what description_json() wrote, with all that they point to.
class PluginDescriptions {
 public:
  /// REQUIRES: are_descriptions(annotators).
  explicit PluginDescriptions(const nlohmann::ordered_json& annotators);
  PluginDescriptions(const PluginDescriptions&) = delete;

  std::vector<const gloss_description*> all() const;

 private:
  using Json = nlohmann::ordered_json;

  const char* text(std::string value);
  const char* const* names(const Json& list);
  const gloss_layer* const* layers(const Json& list, bool are_inputs);

  std::deque<std::string> texts_;
  std::deque<std::vector<const char*>> names_;
  std::deque<gloss_layer> layers_;
  std::deque<std::vector<const gloss_layer*>> lists_;
  std::deque<gloss_description> descriptions_;
};

}  // namespace glossator
