#include <algorithm>
#include <filesystem>
#include <thread>

#include "glossator/batch.hpp"
#include "glossator/pipeline.hpp"
#include "input/input_files.hpp"
#include "input/overwritten_inputs.hpp"
#include "output/file_sink.hpp"
#include "output/open_output.hpp"
#include "output/result_keeper.hpp"
#include "run/batch_run.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;
using MakeWriter = std::function<std::unique_ptr<RecordWriter>()>;

unsigned thread_count(const BatchOptions& options, const RunConfig& run) {
  if (options.threads > 0) return options.threads;
  return run.threads > 0 ? run.threads : std::max(1u, std::thread::hardware_concurrency());
}

// A program leaves no manifest beside its output that would tell its files from those of others.
void require_free(const std::string& path, const OutputOptions& options, InputFormat format) {
  std::error_code ignored;
  if (path.empty() || !fs::exists(path, ignored)) return;
  std::vector<std::string> read;
  if (!options.inputs.empty())
    for (InputFile& file : find_input_files(format, options.inputs).files)
      read.push_back(std::move(file.path));
  refuse_overwritten_inputs({path}, read);
  if (options.overwrite || !fs::is_regular_file(path, ignored)) return;
  if (fs::file_size(path, ignored) > 0)
    throw Error(ErrorCode::usage,
                path + ": exists; name another file, or replace it with OutputOptions::overwrite");
}

BatchReport public_report(const RunReport& report) {
  const RunCounts& counts = report.position.counts;
  return {counts.documents, counts.failed,     counts.errors,      report.interrupted,
          report.gave_up,   report.gave_up_on, report.quarantined, report.elapsed};
}

BatchReport run_batch(const Pipeline& pipeline, Reader& reader, const MakeWriter& make_writer,
                      ResultSink& sink, const BatchOptions& options) {
  BatchRun batch(pipeline, reader, make_writer, sink);
  batch.threads = thread_count(options, pipeline.config().run());
  batch.stop = options.stop;
  if (options.progress)
    batch.after_write = [&](const RunPosition& position) {
      options.progress({position.counts.documents, position.counts.failed, reader.bytes_read(),
                        reader.bytes_total()});
    };
  return public_report(batch.run());
}

}  // namespace

struct Output::State {
  const Pipeline* pipeline;
  MakeWriter make_writer;
  std::unique_ptr<ResultSink> sink;  // NULL: it is closed
};

Output::Output(std::unique_ptr<State> state) : state_(std::move(state)) {}
Output::~Output() = default;
Output::Output(Output&&) noexcept = default;
Output& Output::operator=(Output&&) noexcept = default;

void Output::close() {
  if (const auto sink = std::move(state_->sink)) sink->close();
}

Output open_output(const Pipeline& pipeline, const std::string& path,
                   const OutputOptions& options) {
  const OutputFormat format = output_format(pipeline.config().output().format, path, false);
  require_free(path, options, pipeline.config().input().format);
  auto state = std::make_unique<Output::State>();
  state->pipeline = &pipeline;
  state->make_writer = writers_of(format, pipeline, {});
  if (format.is_stream()) {
    state->sink = std::make_unique<FileSink>(path);
    state->sink->write({.bytes = state->make_writer()->header(), .documents = {}});
  } else {
    state->sink = make_sink(format, pipeline, path, std::nullopt);
  }
  return Output(std::move(state));
}

BatchReport Pipeline::annotate_all(Reader& reader, Output& output,
                                   const BatchOptions& options) const {
  if (output.state_->pipeline != this)
    throw Error(ErrorCode::usage, "the output was opened for another pipeline");
  if (!output.state_->sink) throw Error(ErrorCode::usage, "the output is closed");
  return run_batch(*this, reader, output.state_->make_writer, *output.state_->sink, options);
}

BatchReport Pipeline::annotate_all(Reader& reader, const std::function<bool(Result)>& take,
                                   const BatchOptions& options) const {
  const auto schemas = std::make_shared<const std::vector<LayerSchema>>(layers());
  const auto make_writer = [&] { return std::make_unique<ResultKeeper>(schemas); };
  ResultTaker taker(take);
  BatchReport report = run_batch(*this, reader, make_writer, taker, options);
  report.documents = taker.taken();
  report.failed = taker.failed();
  report.errors = taker.errors();
  report.interrupted |= !taker.wants_more();
  return report;
}

}  // namespace glossator
