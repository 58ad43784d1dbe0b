#pragma once

namespace glossator::cli {

enum ExitCode : int {
  all_done = 0,          ///< every document has its annotations
  some_failed = 1,       ///< some documents failed; each has its result
  nothing_run = 2,       ///< usage, config or plugin error
  stopped_by_limit = 3,  ///< on_error stop, or another limit of the run
  interrupted = 130,     ///< SIGINT or SIGTERM
  pipe_closed = 141      ///< the reader of the output ended before the last result
};

}  // namespace glossator::cli
