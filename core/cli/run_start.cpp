#include "run_start.hpp"

#include <filesystem>
#include <fstream>

#include "glossator/error.hpp"
#include "json/json.hpp"
#include "run/staged_output.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const Job& job, const std::vector<std::string>& reasons) {
  std::string message = job.output + ": cannot be continued:";
  for (const auto& reason : reasons) message += "\n  " + reason;
  throw Error(ErrorCode::usage, message +
                                    "\nrun without --resume to begin anew, or put back what has "
                                    "changed");
}

void require_same(const Job& job, const Json& before, const Json& now) {
  const auto changes = identity_changes(before, now);
  if (!changes.empty()) refuse(job, changes);
}

// The manifest of an earlier run; null if there is none or it is not JSON.
Json read_manifest(const Job& job) {
  std::ifstream in(job.manifest, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  return Json::parse(text).value_or(nullptr);
}

// A run leaves a journal or a manifest beside its output. The manifest knows the size of the
// output: a file of another size has taken its place.
bool is_own_output(const Job& job, const OutputClaim& claim) {
  if (claim.found_journal()) return true;
  const Json manifest = read_manifest(job);
  if (!manifest.find("glossator")) return false;
  const Json* const bytes = manifest.find_pointer("/output/bytes");
  return !bytes || !bytes->is_integer() || bytes->unsigned_integer() == fs::file_size(job.output);
}

void require_own_output(const Job& job, const OutputClaim& claim) {
  std::error_code failed;
  if (job.overwrite || !fs::is_regular_file(job.output, failed)) return;
  if (fs::file_size(job.output, failed) == 0 || is_own_output(job, claim)) return;
  refuse_to_replace(job.output);
}

// A journal exists, without a complete line: the run was killed before it wrote one.
RunStart begun_start() {
  RunStart start;
  start.was_begun = true;
  return start;
}

// A complete run leaves a manifest and no journal.
RunStart start_without_journal(const Pipeline& pipeline, const Job& job) {
  RunStart start;
  const Json manifest = read_manifest(job);
  const Json* const complete = manifest.find("complete");
  const Json* const identity = manifest.find("identity");
  if (complete && *complete == true && identity && fs::exists(job.output)) {
    require_same(job, *identity, run_identity(pipeline, job.request));
    start.is_complete = true;
    const Json& counts = manifest["counts"];
    start.position.counts.documents = counts["documents"].unsigned_integer();
    start.position.counts.failed = counts["failed"].unsigned_integer();
  }
  return start;
}

}  // namespace

void refuse_to_replace(const std::string& output) {
  throw Error(ErrorCode::usage, output +
                                    ": exists, and is not the output of a run; name another file, "
                                    "or replace it with --overwrite");
}

RunStart find_start(const Pipeline& pipeline, const Job& job, const OutputFormat& format,
                    const OutputClaim& claim) {
  require_own_output(job, claim);
  if (!job.resume) return {};
  const auto state = RunJournal::read(job.output);
  if (!state && StagedOutput::is_left(job.output))
    refuse(job, {"an update of it was broken off, which left it as it was; run with --update in "
                 "place of --resume"});
  if (!state && claim.found_journal()) return begun_start();
  if (!state) return start_without_journal(pipeline, job);
  std::promise<Json> identity;
  identity.set_value(run_identity(pipeline, job.request));
  RunStart start{.position = state->position,
                 .output = state->output,
                 .identity = identity.get_future().share()};
  require_same(job, state->identity, start.identity.get());
  std::error_code failed;
  const bool is_there = fs::exists(job.output, failed);
  if (!is_there && state->position.counts.documents > 0) refuse(job, {"it is not there any more"});
  if (const auto size = is_there && format.is_stream() ? fs::file_size(job.output, failed) : ~0ull;
      size < state->output)
    refuse(job, {"it has " + std::to_string(size) + " bytes; " + std::to_string(state->output) +
                 " were written"});
  return start;
}

void find_identity(const Pipeline& pipeline, const Job& job, RunStart& start) {
  if (start.identity.valid()) return;
  start.identity = std::async(std::launch::async, [&pipeline, &job] {
                     return run_identity(pipeline, job.request);
                   }).share();
}

std::optional<RunJournal> begin_journal(const Job& job, const RunStart& start) {
  if (!job.is_kept) return std::nullopt;
  if (start.output) return RunJournal::resume(job.output);
  return RunJournal::begin(job.output, start.identity);
}

}  // namespace glossator::cli
