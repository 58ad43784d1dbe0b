#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

namespace gloss::gazetteer {

/// Texts that are no matches, whatever the list says: a text a line, without a capital in any case.
/// Immutable; any thread.
class StopList {
 public:
  StopList() = default;
  /// Reads the file at `path`. Throws Error(GLOSS_E_RESOURCE) with file, line and reason.
  explicit StopList(const std::string& path);

  /// Whether it has `text`; `key` is scratch space.
  bool has(std::string_view text, std::string& key) const;

 private:
  std::unordered_multimap<std::string, std::string> texts_;  // by their pieces
};

}  // namespace gloss::gazetteer
