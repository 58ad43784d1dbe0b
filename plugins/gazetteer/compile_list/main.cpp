// The program gloss-compile-list, which `gloss compile-list` starts.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <gazetteer/compiled_list.hpp>
#include <gazetteer/list_compiler.hpp>
#include <gloss/annotator.hpp>
#include <new>
#include <stdexcept>

#include "command_line.hpp"
#include "system/write_file.hpp"

namespace {

namespace fs = std::filesystem;
using namespace gloss::gazetteer;

enum ExitCode : int { all_done = 0, nothing_done = 2 };

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
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
    return nothing_done;
  }
  if (!is_quiet) std::printf("%s: ok, %s\n", file.c_str(), summary_of(list).c_str());
  return all_done;
}

int compile(const std::string& file, const fs::path& output, bool is_quiet) {
  std::error_code failure;
  if (fs::equivalent(file, output, failure))
    throw std::runtime_error(output.string() + ": the list itself; name another file by -o");
  std::vector<std::string> warnings;
  const CompiledList list(compile_list(file, read_list_file(file), &warnings), file);
  for (const std::string& warning : warnings)
    std::fprintf(stderr, "warning: %s\n", warning.c_str());
  // A file is renamed into place: processes that map the old list keep it.
  if (!glossator::write_file(output.string(), list.bytes()))
    throw std::runtime_error(output.string() + ": cannot be written: " + std::strerror(errno));
  if (!is_quiet) std::printf("%s: %s\n", output.c_str(), summary_of(list).c_str());
  return all_done;
}

int run(const std::vector<std::string>& arguments) {
  const auto values = parse_command_line(arguments);
  if (values.count("help")) {
    std::fputs(help_text().c_str(), stdout);
    return all_done;
  }
  const std::string& file = values["list"].as<std::vector<std::string>>().front();
  const bool is_quiet = values.count("quiet") != 0;
  if (values.count("check")) return check_list(file, is_quiet);
  const fs::path output = values.count("output") ? fs::path(values["output"].as<std::string>())
                                                 : fs::path(file).replace_extension(".glist");
  return compile(file, output, is_quiet);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write()
  std::signal(SIGXFSZ, SIG_IGN);  // a file beyond the size limit is one too
  try {
    const int code = run({argv + 1, argv + argc});
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return code;
    std::fputs("gloss: standard output cannot be written\n", stderr);
  } catch (const gloss::Error& error) {
    // A line for each faulty line of the list.
    std::fprintf(stderr, "%s\n", error.what());
  } catch (const std::bad_alloc&) {
    std::fputs("gloss: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gloss: %s\n", error.what());
  }
  return nothing_done;
}
