#include "program.hpp"

#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>
#include <stdexcept>

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
  } catch (const std::filesystem::filesystem_error& error) {
    std::fprintf(stderr, "gloss: %s: %s\n", terminal_text(error.path1().string()).c_str(),
                 error.code().message().c_str());
  } catch (const std::logic_error&) {  // its text names functions of C++
    std::fputs(
        "gloss: internal error; this is a fault of gloss: please report it with the command and "
        "its input\n",
        stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gloss: %s\n", terminal_text(error.what()).c_str());
  }
  return nothing_run;
}

int with_all_written(int code) {
  if (std::fflush(stdout) == 0 && !std::ferror(stdout)) return code;
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  // The reader of a pipe, as in `gloss plugins list | head`, has read enough.
  if (poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0) return pipe_closed;
  std::fputs("gloss: standard output cannot be written\n", stderr);
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
    return with_all_written(code);
  });
}

}  // namespace glossator::cli
