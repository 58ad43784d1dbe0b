#include "check/probes/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "glossator/error.hpp"

namespace glossator::check {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "gloss-check-XXXXXX").string();
  if (!mkdtemp(name.data()))
    throw Error(ErrorCode::internal, "no temporary folder: " + name + ": " + std::strerror(errno));
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace glossator::check
