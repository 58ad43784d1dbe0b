#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gazetteer/compiled_list.hpp>
#include <gazetteer/list_compiler.hpp>
#include <gloss/annotator.hpp>

#include "command_line.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "glossator/error.hpp"

namespace glossator::cli {
namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;
using gloss::gazetteer::CompiledList;

CommandLine compile_list_line() {
  CommandLine line{
      "gloss compile-list",
      "LIST [OPTIONS]",
      "Makes a term list ready for the plugin `gazetteer`: a file that is mapped into memory, "
      "where\n"
      "the list itself is read and compiled at every start. LIST is UTF-8 text, a phrase a line:\n"
      "phrase, type, id, separated by tabs; a first line `phrase<TAB>type<TAB>id<TAB>NAME...` "
      "names\n"
      "further columns. Reports what is wrong with it by line. Exit code 0 if all is well, else 2.",
      "  gloss compile-list products.tsv                   writes products.glist\n"
      "  gloss compile-list products.tsv -o lists/p.glist\n"
      "  gloss compile-list --check products.glist         is the compiled file undamaged?\n",
      po::options_description("Options"),
      {},
      {"list"}};
  line.positions.add("list", 1);
  line.options.add_options()("output,o", po::value<std::string>()->value_name("FILE"),
                             "where to; default: LIST with the extension .glist")(
      "check", "LIST is a compiled one: read all of it and compare its checksum")(
      "quiet,q", "say nothing if all is well");
  return line;
}

// Written beside its place and then moved there: processes that have the old list mapped keep it.
void write_whole(const fs::path& file, std::string_view bytes) {
  const fs::path part = file.string() + ".part-" + std::to_string(::getpid());
  std::error_code failure;
  {
    std::ofstream out(part, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (out) fs::rename(part, file, failure);
    if (out && !failure) return;
  }
  std::error_code ignored;
  fs::remove(part, ignored);
  throw Error(ErrorCode::usage, file.string() + ": cannot be written");
}

std::string summary_of(const CompiledList& list) {
  const double kilobytes = static_cast<double>(list.size()) / 1e3;
  char size[32];
  std::snprintf(size, sizeof size, kilobytes < 1000 ? "%.1f kB" : "%.1f MB",
                kilobytes < 1000 ? kilobytes : kilobytes / 1e3);
  return counted(list.entry_count(), "phrase") + ", " + counted(list.word_count(), "word") + ", " +
         size;
}

int check_list(const std::string& file, bool is_quiet) {
  const CompiledList list = CompiledList::open(file);
  if (!list.is_intact()) {
    std::fprintf(stderr, "%s: damaged: its checksum differs; compile the list again\n",
                 file.c_str());
    return nothing_run;
  }
  if (!is_quiet) std::printf("%s: ok, %s\n", file.c_str(), summary_of(list).c_str());
  return all_done;
}

int compile(const std::string& file, const fs::path& output, bool is_quiet) {
  std::error_code failure;
  if (fs::equivalent(file, output, failure))
    throw Error(ErrorCode::usage, output.string() + ": the list itself; name another file by -o");
  auto compiled = gloss::gazetteer::compile_list(file, gloss::gazetteer::read_list_file(file));
  const CompiledList list(std::move(compiled), file);
  write_whole(output, list.bytes());
  if (!is_quiet) std::printf("%s: %s\n", output.c_str(), summary_of(list).c_str());
  return all_done;
}

}  // namespace

int compile_list_command(const Arguments& arguments) {
  const CommandLine line = compile_list_line();
  const auto values = line.parse(arguments);
  if (values.count("help")) {
    std::fputs(line.help().c_str(), stdout);
    return all_done;
  }
  if (!values.count("list"))
    throw Error(ErrorCode::usage, "compile-list: no LIST given; see `gloss compile-list --help`");
  const auto file = values["list"].as<std::vector<std::string>>().front();
  const bool is_quiet = values.count("quiet") != 0;
  try {
    if (values.count("check")) return check_list(file, is_quiet);
    const fs::path output = values.count("output") ? fs::path(values["output"].as<std::string>())
                                                   : fs::path(file).replace_extension(".glist");
    return compile(file, output, is_quiet);
  } catch (const gloss::Error& error) {
    // A line for each faulty line of the list.
    std::fprintf(stderr, "%s\n", error.what());
    return nothing_run;
  }
}

}  // namespace glossator::cli
