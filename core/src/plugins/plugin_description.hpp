#pragma once
#include <gloss/plugin.h>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.hpp"

namespace glossator {

/// A description as JSON: {"id", "name", "version" ... "inputs", "outputs", "options"}. It holds
/// the whole description, its texts valid UTF-8 on one line: U+FFFD stands for other bytes and for
/// what would control a terminal. "options" is the schema, or the plugin's text if that is not
/// JSON. Null stands for NULL: names that an input leaves to its producer.
Json description_json(const gloss_description& about);

/// Whether all its texts are valid UTF-8.
bool is_readable(const gloss_description& about);

/// Whether each item of `annotators` has all members that description_json() writes.
bool are_descriptions(const Json& annotators);

/// The reverse of description_json(): descriptions, with all the data that they point to.
class PluginDescriptions {
 public:
  /// REQUIRES: are_descriptions(annotators).
  explicit PluginDescriptions(const Json& annotators);
  PluginDescriptions(const PluginDescriptions&) = delete;

  std::vector<const gloss_description*> all() const;

 private:
  const char* text(std::string value);
  const char* text(const Json& about, const char* member) { return text(about[member].text()); }
  const char* const* names(const Json& list);
  gloss_layer layer(const Json& layer);
  const gloss_layer* const* layers(const Json& list);

  std::deque<std::string> texts_;
  std::deque<std::vector<const char*>> names_;
  std::deque<std::vector<gloss_key>> keys_;
  std::deque<gloss_layer> layers_;
  std::deque<std::vector<const gloss_layer*>> lists_;
  std::deque<gloss_description> descriptions_;
};

}  // namespace glossator
