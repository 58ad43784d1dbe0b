#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "commands.hpp"
#include "exit_code.hpp"
#include "files_beside.hpp"
#include "glossator/pipeline.hpp"
#include "input/input_files.hpp"
#include "input/open_inputs.hpp"
#include "input/overwritten_inputs.hpp"
#include "input/shard.hpp"
#include "input/waiting_source.hpp"
#include "interruption.hpp"
#include "last_words.hpp"
#include "output/open_output.hpp"
#include "parquet_output.hpp"
#include "progress.hpp"
#include "result_output.hpp"
#include "run/batch_run.hpp"
#include "run/manifest.hpp"
#include "run/open_workers.hpp"
#include "run/resume.hpp"
#include "run_options.hpp"
#include "run_report.hpp"
#include "run_start.hpp"
#include "run_update.hpp"
#include "text/readable_text.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;

void refuse_to_overwrite_inputs(const Job& job) {
  std::vector<std::string> written{job.output, job.manifest};
  if (job.is_kept) {
    for (const std::string& own :
         {ResultIndex::file_of(job.output), RunJournal::file_of(job.output)}) {
      if (fs::path(job.manifest).lexically_normal() == fs::path(own).lexically_normal())
        throw Error(ErrorCode::usage, job.manifest + ": is a file that the run writes beside " +
                                          job.output + "; name another file for the manifest");
      written.push_back(own);
    }
  }
  std::vector<std::string> read{config_file(job.config)};
  for (const std::string& input : job.request.inputs)
    if (input.starts_with('@')) read.push_back(input.substr(1));
  for (const InputFile& file : job.request.found.files) read.push_back(file.path);
  refuse_overwritten_inputs(written, read);
}

unsigned thread_count(const RunConfig& run) {
  return run.threads > 0 ? run.threads : std::max(1u, std::thread::hardware_concurrency());
}

/// The parts of a run.
struct Run {
  const Job& job;
  const Pipeline& pipeline;
  Reader& reader;
  const OutputFormat format;
  ResultSink& output;
  ResultOutput* stream;  // the same sink, if it is a stream
  std::optional<RunJournal>& journal;
  RunUpdate* update;  // NULL: the output is written in place
  std::optional<ResultIndexWriter> index;
  RunSetting setting;
  std::shared_future<Json> identity;  // of the setting
};

TableStyle table_style(const ResultOutput* stream) {
  if (!stream) return {};
  return {stream->is_terminal() && !std::getenv("NO_COLOR"), stream->terminal_width()};
}

RunReport run_batch(Run& run, const RunPosition& from, std::vector<Worker> workers) {
  const Pipeline& pipeline = run.pipeline;
  const auto make_writer = writers_of(run.format, pipeline, table_style(run.stream));
  if (run.stream && run.output.position() == 0)
    run.output.write({.bytes = make_writer()->header(), .documents = {}});
  Progress progress(run.job.quiet, run.reader.bytes_total());
  ProgressBelow terminal(run.output, progress);
  const bool is_terminal = run.stream && run.stream->is_terminal();
  ResultSink& output = is_terminal ? terminal : run.output;
  BatchRun batch(pipeline, run.reader, make_writer, output);
  batch.workers = std::move(workers);
  batch.stop = &stop_asked;
  batch.from = from;
  batch.earlier = run.update && run.update->earlier ? &*run.update->earlier : nullptr;
  batch.result_index = run.index ? &*run.index : nullptr;
  batch.thread_begins = prepare_last_words;
  batch.after_write = [&](const RunPosition& position) {
    if (run.journal) run.journal->note(position, output.position());
    progress.update(position.counts, run.reader.bytes_read());
  };
  const WaitNotice notice(pipeline);
  const RunReport report = batch.run();
  progress.clear();
  return report;
}

void write_manifest(const Run& run, const RunReport& report) {
  const std::string& path = run.job.manifest;
  std::ofstream file(path, std::ios::binary);
  RunSetting setting = run.setting;
  setting.identity = run.identity.get();
  file << manifest_json(run.pipeline, setting, report);
  if (!file.flush()) throw Error(ErrorCode::output, path + ": cannot be written");
}

void tell_passed_over(const Job& job) {
  const auto& passed_over = job.request.found.passed_over;
  if (passed_over.empty()) return;
  if (job.verbose)
    for (const PassedOver& file : passed_over)
      std::fprintf(stderr, "passed over %s: %s\n", terminal_text(file.path).c_str(),
                   description_of(file.reason));
  std::fprintf(stderr, "passed over %s%s\n", summary_of(passed_over).c_str(),
               job.verbose ? "" : "; --verbose names them");
}

bool is_whole(const RunReport& report) { return !report.interrupted && !report.gave_up; }

void tell_end(const Run& run, const RunReport& report) {
  const std::string how_to_go_on =
      run.update ? "; " + run.job.output + " is as it was before; run the same command again"
      : !run.job.is_kept ? ""
      : run.job.update   ? "; go on with the same command and --resume in place of --update"
                         : "; go on with the same command and --resume";
  if (report.gave_up)
    std::fprintf(stderr, "gloss: stopped: %s%s\n", terminal_text(report.gave_up_on).c_str(),
                 how_to_go_on.c_str());
  else
    for (const Quarantine& step : report.quarantined)
      std::fprintf(stderr, "gloss: plugin `%s` is in quarantine: %s\n", step.plugin.c_str(),
                   terminal_text(step.reason).c_str());
  if (report.interrupted)
    std::fprintf(stderr, "gloss: interrupted%s%s\n",
                 run.update ? "" : "; what was begun is written", how_to_go_on.c_str());
  if (run.job.quiet) return;
  tell_passed_over(run.job);
  if (!run.job.output.empty() || report.position.counts.failed > 0)
    std::fprintf(stderr, "%s\n", summary(report).c_str());
  if (!run.job.output.empty())
    std::fprintf(stderr, "%s", times_report(run.pipeline, report).c_str());
  if (run.job.update && is_whole(report))
    std::fprintf(stderr, "%s\n", update_summary(report, run.update).c_str());
}

int finish(Run& run, const RunReport& report) {
  run.output.close();
  if (run.index) run.index->finish();
  const bool replaces = run.update && is_whole(report);
  if (replaces) run.update->output.replace();
  if (!run.job.manifest.empty() && (replaces || !run.update)) write_manifest(run, report);
  if (run.journal && is_whole(report)) run.journal->remove();
  if (replaces) unlink(RunJournal::file_of(run.job.output).c_str());  // of a run that was killed
  tell_end(run, report);
  return exit_code(report);
}

std::unique_ptr<Reader> open_documents(const Config& config, const RunRequest& request) {
  const auto shard = Shard::parse(request.shard);
  auto reader = open_inputs(config.input(), request.found.files, request.date,
                            std::make_unique<StandardInput>(&stop_asked), config.output().unit,
                            {config.run().document_bytes}, standard_error_logger(), &stop_asked);
  return shard ? only_shard(std::move(reader), *shard) : std::move(reader);
}

// Claims the output and finds where the run begins in it.
RunStart find_start(const Pipeline& pipeline, const Job& job, const OutputFormat& format,
                    std::optional<OutputClaim>& claim) {
  if (!job.is_kept) return {};
  // A folder may lie in folders that are not there yet; its journal lies beside it.
  const fs::path journal = RunJournal::file_of(job.output);
  std::error_code failed;
  if (format.is_folder()) fs::create_directories(journal.parent_path(), failed);
  claim.emplace(job.output);
  return find_start(pipeline, job, format, *claim);
}

std::unique_ptr<ResultSink> open_sink(const Pipeline& pipeline, const Job& job,
                                      const OutputFormat& format, const RunStart& start,
                                      const RunUpdate* update) {
  const std::string& path = update ? update->output.path() : job.output;
  if (format.is_stream()) return std::make_unique<ResultOutput>(path, start.output);
  keep_standard_output_clean();
  const auto from = start.was_begun ? std::optional<std::uint64_t>(0) : start.output;
  return make_sink(format, pipeline, path, from);
}

// Annotates all documents behind `start`.
int annotate(const Pipeline& pipeline, const Job& job, const OutputFormat& format, Reader& reader,
             RunStart& start, RunUpdate* update, std::vector<Worker> workers) {
  const auto begin = std::chrono::system_clock::now();
  const auto output = open_sink(pipeline, job, format, start, update);
  auto* const stream = format.is_stream() ? static_cast<ResultOutput*>(output.get()) : nullptr;
  skip_done(reader, start.position, *output);
  if (job.is_kept || !job.manifest.empty()) find_identity(pipeline, job, start);
  auto journal = update ? std::nullopt : begin_journal(job, start);
  Run run{job,
          pipeline,
          reader,
          format,
          *output,
          stream,
          journal,
          update,
          begin_index(job, format, start, update),
          RunSetting{.command = job.command,
                     .inputs = job.request.inputs,
                     .output = job.output,
                     .format = format,
                     .threads = thread_count(pipeline.config().run()),
                     .start = begin},
          start.identity};
  try {
    return finish(run, run_batch(run, start.position, std::move(workers)));
  } catch (const Error& error) {
    // The reader of a pipe, as in `gloss run ... | head`, has read enough.
    if (stream && stream->pipe_closed()) return pipe_closed;
    throw;
  }
}

// A run that is kept leaves a journal, unless it is an update.
const char* advice_after_crash(const Job& job) {
  return job.is_kept && !job.update
             ? "; go on with the same command and --resume --isolation chain"
             : "; run again with --isolation chain, and it costs only the document";
}

int run(Job job) {
  LastWords last_words(advice_after_crash(job));
  const Config config = Config::from_file(config_file(job.config), job.overrides);
  const Pipeline pipeline(config, {.plugin_path = job.plugin_path,
                                   .logger = standard_error_logger(),
                                   .is_watched = isatty(STDERR_FILENO) == 1});
  last_words.advise(advice_after_crash(job));
  job.request.found = find_input_files(config.input().format, job.request.inputs);
  const auto reader = open_documents(config, job.request);
  refuse_to_overwrite_inputs(job);
  const bool terminal = job.output.empty() && isatty(STDOUT_FILENO) == 1;
  const OutputFormat format = output_format(config.output().format, job.output, terminal);
  const auto layers = writers_of(format, pipeline, {})()->layers();
  require_free_beside(job, format);
  require_updatable(job, format);
  // Before anything is written: a plugin that cannot open costs no document and no file.
  std::vector<Worker> workers = open_workers(
      pipeline, layers, useful_threads(thread_count(config.run()), job.request.found.files));
  std::optional<OutputClaim> claim;
  RunStart start = find_start(pipeline, job, format, claim);
  if (start.is_complete) {
    if (!job.quiet) std::fprintf(stderr, "%s is complete; nothing to do\n", job.output.c_str());
    return start.position.counts.failed > 0 ? some_failed : all_done;
  }
  const auto update = find_update(pipeline, job, format, claim);
  catch_signals();
  try {
    return annotate(pipeline, job, format, *reader, start, update.get(), std::move(workers));
  } catch (const Error& error) {
    // The disk may have been full before the journal or the manifest got a line.
    if (claim && !update && error.code() != ErrorCode::usage) claim->begin_output();
    std::fprintf(stderr, "gloss: %s\n", terminal_text(error.what()).c_str());
    if (error.code() == ErrorCode::usage) return nothing_run;
    return error.code() == ErrorCode::output ? stopped_by_limit : some_failed;
  }
}

}  // namespace

int run_command(const Arguments& arguments) {
  const CommandLine line = run_line();
  const auto values = line.parse(arguments);
  if (values.count("help")) {
    std::fputs(line.help().c_str(), stdout);
    return all_done;
  }
  Job job = job_of(values);
  job.command = {"gloss", "run"};
  job.command.insert(job.command.end(), arguments.begin(), arguments.end());
  return is_parquet(job) ? run_into_parquet(std::move(job), run) : run(std::move(job));
}

}  // namespace glossator::cli
