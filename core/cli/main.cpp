#include <cstdio>

#include "command_line.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "glossator/pipeline.hpp"
#include "isolation/worker_main.hpp"
#include "program.hpp"
#include "program_beside.hpp"
#include "text/nearest_name.hpp"

namespace {

using namespace glossator;
using namespace glossator::cli;

int dispatch(const std::string& command, const Arguments& rest) {
  if (command == "run") return run_command(rest);
  if (command == "validate") return validate_command(rest);
  if (command == "plugins") return plugins_command(rest);
  if (command == "new-plugin") return new_plugin_command(rest);
  if (command == "worker" && rest.size() == 1) serve_host(rest[0]);
  if (command == "help" || command == "--help" || command == "-h") return help_command(rest);
  if (command == "--version" || command == "version") {
    std::printf("gloss %s\n", version());
    return all_done;
  }
  const std::vector<std::string> known{"run",     "validate", "plugins", "new-plugin",  "check",
                                       "convert", "diff",     "eval",    "explain",     "report",
                                       "verify",  "view",     "help",    "compile-list"};
  throw Error(ErrorCode::usage, "unknown command `" + command + "`" + did_you_mean(command, known) +
                                    "; see `gloss help`");
}

}  // namespace

int main(int argc, char** argv) {
  return guarded([&] {
    if (argc < 2) {
      std::fputs(overview().c_str(), stdout);
      return with_all_written(all_done);
    }
    const std::string command = argv[1];
    const Arguments rest(argv + 2, argv + argc);
    // Comes before any change to the process: the new program inherits ignored signals.
    if (is_program_beside(command)) become_program(command, rest);
    ignore_write_signals();
    return with_all_written(dispatch(command, rest));
  });
}
