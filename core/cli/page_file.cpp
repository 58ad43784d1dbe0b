#include "page_file.hpp"

#include <filesystem>
#include <fstream>

#include "glossator/error.hpp"

namespace glossator::cli {

void require_free_page(const std::string& path, bool overwrite) {
  std::error_code failed;
  if (overwrite || path.empty() || path == "-") return;
  if (!std::filesystem::is_regular_file(path, failed)) return;
  std::ifstream in(path, std::ios::binary);
  std::string begin(page_begin.size(), '\0');
  in.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  if (in.gcount() == 0 || begin == page_begin) return;
  throw Error(ErrorCode::usage, path +
                                    ": exists, and is no page of gloss; name another file, or "
                                    "replace it with --overwrite");
}

}  // namespace glossator::cli
