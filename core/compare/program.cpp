#include "compare/program.hpp"

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "cli/exit_code.hpp"

namespace glossator::compare {

int run_program(const cli::CommandLine& line, int argc, char** argv,
                const std::function<int(const boost::program_options::variables_map&)>& run) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write()
  std::signal(SIGXFSZ, SIG_IGN);  // so is a file at its size limit
  try {
    const auto values = line.parse({argv + 1, argv + argc});
    int code = cli::all_done;
    if (values.count("help"))
      std::fputs(line.help().c_str(), stdout);
    else
      code = run(values);
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return code;
    std::fputs("gloss: standard output cannot be written\n", stderr);
  } catch (const std::bad_alloc&) {
    std::fputs("gloss: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gloss: %s\n", error.what());
  }
  return cli::nothing_run;
}

}  // namespace glossator::compare
