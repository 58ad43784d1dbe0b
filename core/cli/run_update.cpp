#include "run_update.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "glossator/error.hpp"
#include "output/folder_sink.hpp"
#include "progress.hpp"
#include "run/run_journal.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorCode::usage, message); }

bool is_empty_output(const std::string& output) {
  std::error_code failed;
  return !fs::exists(output, failed) || fs::is_empty(output, failed);
}

void require_complete(const Job& job) {
  if (RunJournal::read(job.output))
    refuse(job.output +
           ": the run that writes it was broken off; end it by the same command with --resume in "
           "place of --update, or begin anew without both");
}

bool is_result_file(const fs::directory_entry& entry, const ResultIndex& index) {
  std::error_code failed;
  if (entry.is_symlink(failed) || !entry.is_regular_file(failed)) return false;
  if (entry.path().extension() != ".json") return false;
  const auto id = id_of_file_name(entry.path().stem().string());
  return !id || index.has_id(*id);
}

// The new folder takes the place of the old one, in which nothing of the user's must be lost.
void require_only_results(const Job& job, const std::optional<ResultIndex>& index) {
  if (!index)
    refuse(job.output + ": " + ResultIndex::file_of(job.output) +
           ", which tells what gloss wrote there, is missing or not of this version; empty the "
           "folder, or name another");
  for (const auto& entry : fs::directory_iterator(job.output))
    if (!is_result_file(entry, *index))
      refuse(entry.path().string() +
             ": gloss did not write it, and --update replaces the folder; move it elsewhere");
}

void tell_anew(const Job& job, const std::vector<std::string>& reasons) {
  if (job.quiet) return;
  std::fprintf(stderr, "gloss: %s: every document is annotated anew:\n", job.output.c_str());
  for (const std::string& reason : reasons) std::fprintf(stderr, "  %s\n", reason.c_str());
}

}  // namespace

void require_updatable(const Job& job, const OutputFormat& format) {
  if (!job.update || has_result_source(format)) return;
  const std::string reason =
      format.kind == OutputKind::brat
          ? "people change its files by hand, which an update would undo"
          : "its rows refer to rows by number, so that they cannot be moved one by one";
  refuse(job.output + ": --update does not work for " + name_of(format.kind) + ": " + reason +
         "; run without --update, or keep the results as JSONL with --update");
}

std::unique_ptr<RunUpdate> find_update(const Pipeline& pipeline, const Job& job,
                                       const OutputFormat& format,
                                       const std::optional<OutputClaim>& claim) {
  if (!job.update) return nullptr;
  require_complete(job);
  if (is_empty_output(job.output)) return nullptr;
  auto index = ResultIndex::open(job.output);
  if (format.is_folder()) require_only_results(job, index);
  std::unique_ptr<RunUpdate> update(
      new RunUpdate{StagedOutput(job.output, claim && claim->found_journal())});
  const std::vector<std::string> changes =
      index ? recipe_changes(index->recipe(), run_recipe(pipeline))
            : std::vector{ResultIndex::file_of(job.output) +
                          " is missing, or not of this version of gloss"};
  if (changes.empty())
    update->earlier.emplace(std::move(*index), format, job.output);
  else
    tell_anew(job, changes);
  return update;
}

std::optional<ResultIndexWriter> begin_index(const Job& job, const OutputFormat& format,
                                             const RunStart& start, const RunUpdate* update) {
  if (!job.is_kept || !has_result_source(format)) return std::nullopt;
  if (update) return ResultIndexWriter::begin(update->output.index(), start.identity);
  const std::string file = ResultIndex::file_of(job.output);
  if (!start.output) return ResultIndexWriter::begin(file, start.identity);
  auto index = ResultIndexWriter::resume(file, start.position.counts.documents);
  if (!index) unlink(file.c_str());  // no index is better than one of another run
  return index;
}

std::string update_summary(const RunReport& report, const RunUpdate* update) {
  const std::uint64_t documents = report.position.counts.documents;
  const std::uint64_t dropped = update && update->earlier ? update->earlier->dropped() : 0;
  return fmt::format("update: {} documents kept, {} annotated, {} dropped", grouped(report.kept),
                     grouped(documents - report.kept), grouped(dropped));
}

}  // namespace glossator::cli
