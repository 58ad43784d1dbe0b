#pragma once
#include <boost/program_options.hpp>
#include <string>
#include <vector>

#include "command_line.hpp"
#include "commands.hpp"
#include "run/run_identity.hpp"

namespace glossator::cli {

/// The job that the flags of `gloss run` describe.
struct Job {
  Arguments command;                        ///< the words of the command line
  std::string config;                       ///< a file, or the name of a shipped config
  std::vector<Config::Override> overrides;  ///< all changes of flags to the config
  std::vector<std::string> plugin_path;
  RunRequest request;
  std::string output;    ///< empty: standard output
  bool is_kept = false;  ///< whether it is a file or folder, so that the run can be resumed
  std::string manifest;  ///< where to write it; empty: nowhere
  bool resume = false;
  bool update = false;     ///< whether results of the output are kept for unchanged documents
  bool overwrite = false;  ///< whether an existing file that no run made may be replaced
  bool quiet = false;
  bool verbose = false;  ///< whether the files that are passed over are named
};

CommandLine run_line();

/// Throws Error(usage).
Job job_of(const boost::program_options::variables_map& values);

}  // namespace glossator::cli
