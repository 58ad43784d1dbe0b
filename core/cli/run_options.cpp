#include "run_options.hpp"

#include <filesystem>

#include "glossator/error.hpp"
#include "json/json.hpp"
#include "run/manifest.hpp"
#include "system/beside_output.hpp"

namespace glossator::cli {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

Json meta_of(const po::variables_map& values) {
  const std::string list = text_of(values, "meta");
  return list == "all" ? Json(list) : Json(parts_of(values, "meta"));
}

// Flags become overrides of the config, so that one place checks them.
std::vector<Config::Override> all_overrides(const po::variables_map& values) {
  std::vector<Config::Override> all = overrides(texts_of(values, "set"));
  const auto add = [&](const char* pointer, const Json& value) {
    all.emplace_back(pointer, value.dump());
  };
  if (values.count("format")) add("/output/format", text_of(values, "format"));
  if (values.count("unit")) add("/output/unit", text_of(values, "unit"));
  if (values.count("text")) add("/output/text", true);
  if (values.count("meta")) add("/output/meta", meta_of(values));
  if (values.count("isolation")) add("/run/isolation", text_of(values, "isolation"));
  if (values.count("sandbox")) add("/run/sandbox", text_of(values, "sandbox"));
  if (const auto threads = count_of(values, "threads", 0, 1024)) add("/run/threads", *threads);
  if (values.count("layers")) add("/output/layers", Json(parts_of(values, "layers")));
  return all;
}

// False for a device such as /dev/null and for a pipe. A missing path becomes a file or folder.
bool is_kept(const std::string& output) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const auto status = fs::status(output, failed);
  return !output.empty() && !fs::is_other(status);
}

void add_options(po::options_description& options) {
  auto add = options.add_options();
  add("output,o", po::value<std::string>()->value_name("OUT"),
      "write to this file or folder; -: standard output");
  add("format", po::value<std::string>()->value_name("NAME"),
      "jsonl, csv, conll, table; brat, folder, sqlite with -o; default: by the end of OUT");
  add("layers", po::value<std::string>()->value_name("A,B"), "write these layers, in this order");
  add("unit", po::value<std::string>()->value_name("NAME"),
      "the unit of offsets: byte, codepoint or utf16");
  add("text", "write each document's text too");
  add("meta", po::value<std::string>()->value_name("A,B"),
      "write these fields of each document's meta too, or all of it: all");
  add("date", po::value<std::string>()->value_name("ISO"),
      "reference date of documents that have none, for example 2024-05-17");
  add("threads", po::value<std::string>()->value_name("N"), "0: as many as there are processors");
  add("isolation", po::value<std::string>()->value_name("NAME"),
      "run plugins in this process (none), all in another (chain), or each in its own (plugin)");
  add("sandbox", po::value<std::string>()->value_name("NAME"),
      "restrictions of these processes: off, limits (no file changes) or strict (computing only)");
  add("shard", po::value<std::string>()->value_name("I/N"),
      "annotate part I of N: every N-th document, beginning with the I-th");
  add("resume",
      "continue an earlier run to the same OUT that was broken off; begin if there is none");
  add("update",
      "keep OUT's results of unchanged documents, annotate the others, drop those that are gone");
  add("overwrite", "replace the file OUT even if gloss did not write it");
  add("manifest", po::value<std::string>()->value_name("FILE"),
      "write here, as JSON, how the output was made; default: OUT.manifest.json");
  add_pipeline_options(options);
  add("quiet,q", "no progress and no report");
  add("verbose", "name the files of folders and globs that were passed over");
}

// --resume and --update build on an output that is kept.
void require_earlier_output(const Job& job) {
  const auto refuse = [](const std::string& message) {
    throw Error(ErrorCode::usage, "run: " + message);
  };
  if (job.resume && job.update)
    refuse(
        "--resume goes on with a run that was broken off, --update renews the output of a complete "
        "one; give one of them");
  if (job.resume && job.output.empty())
    refuse("--resume goes on with a file; name it with -o, as the run before did");
  if (job.update && job.output.empty())
    refuse("--update renews a file or folder; name it with -o, as the run before did");
  if (job.resume && !job.is_kept)
    refuse("--resume: " + job.output +
           " is a device or pipe, which keeps nothing to go on from; run without --resume");
  if (job.update && !job.is_kept)
    refuse("--update: " + job.output +
           " is a device or pipe, which keeps no results; run without --update");
}

}  // namespace

CommandLine run_line() {
  CommandLine line{
      "gloss run",
      "CONFIG INPUT... [OPTIONS]",
      "Annotates documents. CONFIG is a file, or the name of a shipped config (news). INPUT is a\n"
      "text or HTML file, a JSONL, CSV or TSV file (each also with .gz or .zst), a folder, a "
      "glob,\n"
      "@LIST (a file with one path per line; @- reads the list from standard input), or - for\n"
      "standard input. Of a folder or glob, outputs of earlier runs are passed over. Each "
      "document\n"
      "gets one result, in the order of the input: a table on a terminal, JSONL elsewhere, or the\n"
      "format that the name OUT ends in: .jsonl, .csv or .conll (each also with .gz or .zst),\n"
      ".sqlite, .parquet (by Python with pyarrow), or / for a folder of JSON files. With -o,\n"
      "OUT.manifest.json records how the output was made, and the same command with --resume\n"
      "continues a run that was killed or stopped. With --update it annotates only documents that\n"
      "are new or changed since the last run, and writes what a fresh run would. Ctrl-C lets the\n"
      "documents in flight finish, and names the plugins that it waits for; a second Ctrl-C ends\n"
      "the run at once.\n"
      "Exit code: 0 all done, 1 some documents failed (each has its result), 2 nothing was run\n"
      "(usage, config or plugin error), 3 stopped by a limit, 130 interrupted, 141 the reader of\n"
      "the output ended early.",
      "  gloss run news article.txt --date 2023-02-11\n"
      "  gloss run news articles.jsonl -o annotated.jsonl --threads 2\n"
      "  gloss run news 'archive/**/*.txt' --layers people,organizations > names.jsonl\n"
      "  gloss run news articles.jsonl -o part2.jsonl --shard 2/8 --resume\n"
      "  gloss run news archive/ -o annotated.jsonl --update\n"
      "  gloss run news articles.jsonl -o annotated.sqlite\n"
      "  gloss run my.json articles.jsonl.gz --set /input/text=/body -o out.jsonl\n",
      po::options_description("Options"),
      {},
      {"config", "input"}};
  line.positions.add("config", 1).add("input", -1);
  add_options(line.options);
  return line;
}

Job job_of(const po::variables_map& values) {
  Job job;
  const Texts configs = texts_of(values, "config");
  job.request = {texts_of(values, "input"), text_of(values, "date"), text_of(values, "shard"), {}};
  if (configs.empty() || job.request.inputs.empty())
    throw Error(ErrorCode::usage,
                "run: expected CONFIG and at least one INPUT; see `gloss run --help`");
  job.config = configs[0];
  job.overrides = all_overrides(values);
  job.plugin_path = texts_of(values, "plugin-path");
  job.output = text_of(values, "output");
  if (job.output == "-") job.output.clear();
  job.is_kept = is_kept(job.output);
  job.manifest = text_of(values, "manifest");
  if (job.manifest.empty() && job.is_kept) job.manifest = manifest_file_of(job.output);
  job.resume = values.count("resume") > 0;
  job.update = values.count("update") > 0;
  job.overwrite = values.count("overwrite") > 0;
  job.quiet = values.count("quiet") > 0;
  job.verbose = values.count("verbose") > 0;
  require_earlier_output(job);
  return job;
}

}  // namespace glossator::cli
