#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "batch_run.hpp"
#include "command_line.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "glossator/pipeline.hpp"
#include "manifest.hpp"
#include "progress.hpp"
#include "reader.hpp"
#include "result_output.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;
using Texts = std::vector<std::string>;

std::atomic<bool> stop_asked{false};

// The first signal lets the documents in flight end; the second ends the program at once.
void on_signal(int) {
  if (stop_asked.exchange(true)) std::_Exit(interrupted);
}

void catch_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

CommandLine run_line() {
  CommandLine line{
      "gloss run",
      "CONFIG INPUT... [OPTIONS]",
      "Annotates documents. CONFIG is a file, or the name of a shipped config (news). INPUT is a\n"
      "text file, a JSONL file, a folder, a glob, or - for standard input. One record comes out\n"
      "for each document that goes in, in the same order: as a table on a terminal, else as "
      "JSONL.\n"
      "With -o a manifest (OUT.manifest.json) tells what made the output.\n"
      "Exit code: 0 all done, 1 some documents failed (each has its record), 2 nothing was run\n"
      "(usage, config or plugin error), 3 stopped by a limit, 130 interrupted.",
      "  gloss run news article.txt --date 2023-02-11\n"
      "  gloss run news articles.jsonl -o annotated.jsonl --threads 2\n"
      "  gloss run news 'archive/**/*.txt' --layers people,organizations > names.jsonl\n"
      "  zcat articles.jsonl.gz | gloss run my.json - --set /input/text=/body -o out.jsonl\n",
      po::options_description("Options"),
      {},
      {"config", "input"}};
  line.positions.add("config", 1).add("input", -1);
  auto add = line.options.add_options();
  add("output,o", po::value<std::string>()->value_name("OUT"),
      "write to this file; -: standard output");
  add("format", po::value<std::string>()->value_name("NAME"), "jsonl or table");
  add("layers", po::value<std::string>()->value_name("A,B"), "write these layers, in this order");
  add("unit", po::value<std::string>()->value_name("NAME"),
      "what offsets count: byte, codepoint or utf16");
  add("text", "write each document's text too");
  add("date", po::value<std::string>()->value_name("ISO"),
      "reference date of documents that have none");
  add("threads", po::value<unsigned>()->value_name("N"), "0: as many as there are processors");
  add("set", po::value<Texts>()->value_name("POINTER=VALUE")->composing(),
      "override a value of the config; may be repeated");
  add("plugin-path", po::value<Texts>()->value_name("FOLDER")->composing(),
      "look for plugins here first; may be repeated");
  add("quiet,q", "no progress and no summary");
  return line;
}

// What the flags say is said to the config, so that it is checked in one place.
std::vector<Config::Override> all_overrides(const po::variables_map& values) {
  std::vector<Config::Override> all = overrides(texts_of(values, "set"));
  const auto add = [&](const char* pointer, const nlohmann::json& value) {
    all.emplace_back(pointer, value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  };
  if (values.count("format")) add("/output/format", text_of(values, "format"));
  if (values.count("unit")) add("/output/unit", text_of(values, "unit"));
  if (values.count("text")) add("/output/text", true);
  if (values.count("threads")) add("/run/threads", values["threads"].as<unsigned>());
  if (values.count("layers")) {
    auto names = nlohmann::json::array();
    std::istringstream parts(text_of(values, "layers"));
    for (std::string name; std::getline(parts, name, ',');)
      if (!name.empty()) names.push_back(name);
    add("/output/layers", names);
  }
  return all;
}

void refuse_to_overwrite_input(const std::string& output, const Texts& inputs) {
  std::error_code ignored;
  for (const auto& input : inputs)
    if (!output.empty() && fs::equivalent(output, input, ignored))
      throw Error(ErrorCode::usage, output + ": is an input too; name another file with -o");
}

unsigned thread_count(const RunConfig& run) {
  return run.threads > 0 ? run.threads : std::max(1u, std::thread::hardware_concurrency());
}

std::string summary(const RunReport& report) {
  const RunCounts& counts = report.counts;
  const double seconds = std::max(1e-9, std::chrono::duration<double>(report.elapsed).count());
  std::string line =
      fmt::format("{} documents, {} failed, {:.1f} MB of text in {:.2f} s",
                  grouped(counts.documents), grouped(counts.failed), counts.bytes / 1e6, seconds);
  std::string kinds;
  for (const auto& [kind, count] : counts.errors)
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", grouped(count), kind);
  return kinds.empty() ? line : line + " (" + kinds + ")";
}

int exit_code(const RunReport& report) {
  if (report.gave_up) return stopped_by_limit;
  if (report.interrupted) return interrupted;
  return report.counts.failed > 0 ? some_failed : all_done;
}

struct Job {
  std::string output;
  Texts inputs;
  bool quiet;
  bool format_given;
};

RunReport run_batch(const Pipeline& pipeline, Reader& reader, ResultOutput& output, const Job& job,
                    unsigned threads) {
  const bool table =
      pipeline.config().output.format == "table" || (!job.format_given && output.is_terminal());
  const TableStyle style{output.is_terminal() && !std::getenv("NO_COLOR"), output.terminal_width()};
  Progress progress(job.quiet, reader.bytes_total());
  BatchRun batch(
      pipeline, reader,
      [&] { return table ? make_table_writer(pipeline, style) : make_jsonl_writer(pipeline); },
      output);
  batch.threads = threads;
  batch.stop = &stop_asked;
  if (output.is_terminal()) batch.before_write = [&] { progress.clear(); };
  batch.progress = [&](const RunCounts& counts) { progress.update(counts, reader.bytes_read()); };
  const RunReport report = batch.run();
  progress.clear();
  return report;
}

void write_manifest(const Pipeline& pipeline, const Job& job, const RunReport& report,
                    unsigned threads) {
  const std::string path = job.output + ".manifest.json";
  std::ofstream file(path, std::ios::binary);
  file << manifest_json(pipeline, job.inputs, report, threads);
  if (!file.flush()) throw Error(ErrorCode::output, path + ": cannot be written");
}

void tell_end(const RunReport& report, const Job& job) {
  if (report.gave_up)
    std::fprintf(stderr, "gloss: stopped, as on_error asks: %s\n", report.gave_up_on.c_str());
  if (report.interrupted) std::fputs("gloss: interrupted; what was begun is written\n", stderr);
  if (!job.quiet && (!job.output.empty() || report.counts.failed > 0))
    std::fprintf(stderr, "%s\n", summary(report).c_str());
}

int run(const po::variables_map& values, const Job& job) {
  const Config config =
      Config::from_file(config_file(texts_of(values, "config")[0]), all_overrides(values));
  const Pipeline pipeline(config, {texts_of(values, "plugin-path"), standard_error_logger()});
  const auto reader = open_inputs(config.input, job.inputs, text_of(values, "date"), std::cin);
  refuse_to_overwrite_input(job.output, job.inputs);
  std::ios::sync_with_stdio(false);  // else a line from a pipe waits for a full block
  ResultOutput output(job.output);
  catch_signals();
  const unsigned threads = thread_count(config.run);
  try {
    const RunReport report = run_batch(pipeline, *reader, output, job, threads);
    output.close();
    if (!job.output.empty()) write_manifest(pipeline, job, report, threads);
    tell_end(report, job);
    return exit_code(report);
  } catch (const Error& error) {
    if (output.pipe_closed()) return all_done;  // `gloss run ... | head` has seen enough
    std::fprintf(stderr, "gloss: %s\n", error.what());
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
  const std::string output = text_of(values, "output");
  const Job job{output == "-" ? "" : output, texts_of(values, "input"), values.count("quiet") > 0,
                values.count("format") > 0};
  if (texts_of(values, "config").empty() || job.inputs.empty())
    throw Error(ErrorCode::usage,
                "run: expected CONFIG and at least one INPUT; see `gloss run --help`");
  return run(values, job);
}

}  // namespace glossator::cli
