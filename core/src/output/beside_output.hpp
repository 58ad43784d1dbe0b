#pragma once
#include <string>

namespace glossator {

/// The file beside `output` whose name has `suffix` after that of the output: OUT.journal. A slash
/// at the end of a folder's path does not count.
inline std::string beside(std::string output, const char* suffix) {
  while (output.size() > 1 && output.back() == '/') output.pop_back();
  return output + suffix;
}

}  // namespace glossator
