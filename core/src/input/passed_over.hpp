#pragma once
#include <string>
#include <vector>

namespace glossator {

/// A file or folder that a folder or a glob has, and that is not read.
struct PassedOver {
  enum class Reason {
    hidden,
    unknown_name,
    other_format,
    link_to_folder,
    dangling_link,
    special,
    result
  };
  std::string path;
  Reason reason;
};

/// "is hidden", "is a link that leads nowhere" ...
const char* description_of(PassedOver::Reason reason);

/// "3 files: 2 hidden, 1 pipe, device or socket"; "" if there are none.
std::string summary_of(const std::vector<PassedOver>& passed_over);

}  // namespace glossator
