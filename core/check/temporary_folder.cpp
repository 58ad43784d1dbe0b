#include "temporary_folder.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace glossator::check {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "gloss-check-XXXXXX").string();
  path_ = mkdtemp(name.data()) ? name : throw std::runtime_error("no temporary folder");
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace glossator::check
