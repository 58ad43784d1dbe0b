#pragma once
/// The frame of the main() of gloss and of the programs beside it.
#include <functional>

#include "command_line.hpp"

namespace glossator::cli {

/// Makes writing to a closed pipe, or beyond the size limit of files, an error of write().
void ignore_write_signals();

/// Returns what `body` does; an exception becomes a message on standard error and nothing_run.
int guarded(const std::function<int()>& body);

/// Flushes standard output. Returns `code`; if not all of it was written pipe_closed, without a
/// word, if its reader has gone, else nothing_run and a message.
int with_all_written(int code);

/// main() of a program beside gloss: parses the arguments, answers --help, else calls `run` with
/// them, and checks that standard output took everything.
int run_program(const CommandLine& line, int argc, char** argv,
                const std::function<int(const boost::program_options::variables_map&)>& run);

}  // namespace glossator::cli
