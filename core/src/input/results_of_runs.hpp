#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

namespace glossator {

/// Tells the files and folders that runs made: the manifest or the journal of a run stands beside
/// them. Remembers folders. One thread.
class ResultsOfRuns {
 public:
  bool contains(const std::string& path);
  /// Whether `path` is one of them or lies in one, of the folders behind the first `typed` bytes.
  bool contains_below(const std::string& path, std::size_t typed);

 private:
  std::unordered_map<std::string, bool> folders_;
};

}  // namespace glossator
