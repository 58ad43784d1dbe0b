#pragma once
#include <string>
#include <utility>

namespace glossator {

/// The file beside `output` whose name has `suffix` after that of the output. A slash
/// at the end of a folder's path does not count.
inline std::string beside(std::string output, const char* suffix) {
  while (output.size() > 1 && output.back() == '/') output.pop_back();
  return output + suffix;
}

/// The file that tells what made `output`: OUT.manifest.json.
inline std::string manifest_file_of(std::string output) {
  return beside(std::move(output), ".manifest.json");
}

/// The file that tells how far the run has come that makes `output`: OUT.journal.
inline std::string journal_file_of(std::string output) {
  return beside(std::move(output), ".journal");
}

}  // namespace glossator
