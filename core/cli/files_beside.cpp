#include "files_beside.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "glossator/error.hpp"
#include "output/result_source.hpp"
#include "run/result_index.hpp"
#include "run/run_journal.hpp"
#include "run_start.hpp"
#include "system/beside_output.hpp"
#include "system/file_begin.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;

/// Whether the file begins with `mark`, is empty, or was cut off within the mark by a full disk.
bool begins_with(const std::string& path, std::string_view mark) {
  return mark.starts_with(file_begin(path, mark.size()));
}

void require_own(const std::string& path, std::initializer_list<std::string_view> marks) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) return;
  for (const std::string_view mark : marks)
    if (begins_with(path, mark)) return;
  refuse_to_replace(path);
}

// Fails early if the manifest cannot be written. Beside the output it can be, if the output can.
void require_place_for_manifest(const Job& job) {
  const std::string &manifest = job.manifest, &output = job.output;
  if (manifest == manifest_file_of(output)) return;
  const fs::path file = fs::absolute(manifest).lexically_normal();
  if (!output.empty() && file == fs::absolute(output).lexically_normal())
    throw Error(ErrorCode::usage, manifest + ": is the output too; name another file");
  if (access(file.parent_path().c_str(), W_OK | X_OK) != 0)
    throw Error(ErrorCode::usage, manifest + ": cannot be written: " + std::strerror(errno));
}

}  // namespace

void require_free_manifest(const Job& job) {
  if (job.manifest.empty()) return;
  require_place_for_manifest(job);
  // The manifest of a run begins with its version of gloss, that of a conversion with the layers.
  if (!job.overwrite) require_own(job.manifest, {"{\n  \"glossator\":", "{\n  \"layers\":"});
}

void require_free_beside(const Job& job, const OutputFormat& format) {
  require_free_manifest(job);
  if (job.overwrite || !job.is_kept) return;
  // Beside a manifest of gloss they are its own, even if they are damaged.
  std::error_code failed;
  if (fs::file_size(job.manifest, failed) > 0 && !failed) return;
  require_own(RunJournal::file_of(job.output), {"{\"journal\":"});
  if (has_result_source(format)) require_own(ResultIndex::file_of(job.output), {"{\"index\":"});
}

}  // namespace glossator::cli
