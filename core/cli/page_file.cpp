#include "page_file.hpp"

#include <filesystem>

#include "glossator/error.hpp"
#include "system/file_begin.hpp"

namespace glossator::cli {

void require_free_page(const std::string& path, bool overwrite) {
  std::error_code failed;
  if (overwrite || path.empty() || path == "-") return;
  if (!std::filesystem::is_regular_file(path, failed)) return;
  const std::string begin = file_begin(path, page_begin.size());
  if (begin.empty() || begin == page_begin) return;
  throw Error(ErrorCode::usage, path +
                                    ": exists, and is no page of gloss; name another file, or "
                                    "replace it with --overwrite");
}

}  // namespace glossator::cli
