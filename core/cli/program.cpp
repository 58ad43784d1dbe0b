#include "program.hpp"

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "text/readable_text.hpp"

namespace glossator::cli {

void ignore_write_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

int guarded(const std::function<int()>& body) {
  try {
    return body();
  } catch (const std::bad_alloc&) {
    std::fputs("gloss: out of memory\n", stderr);
  } catch (const ConfigError& error) {
    std::fprintf(stderr, "%s\n", terminal_text(error.what()).c_str());  // a line for each problem
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gloss: %s\n", terminal_text(error.what()).c_str());
  }
  return nothing_run;
}

int run_program(const CommandLine& line, int argc, char** argv,
                const std::function<int(const boost::program_options::variables_map&)>& run) {
  ignore_write_signals();
  return guarded([&] {
    const auto values = line.parse({argv + 1, argv + argc});
    int code = all_done;
    if (values.count("help"))
      std::fputs(line.help().c_str(), stdout);
    else
      code = run(values);
    if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return code;
    std::fputs("gloss: standard output cannot be written\n", stderr);
    return static_cast<int>(nothing_run);
  });
}

}  // namespace glossator::cli
