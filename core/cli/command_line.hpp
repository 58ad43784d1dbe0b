#pragma once
#include <boost/program_options.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "glossator/config.hpp"

namespace glossator::cli {

/// One command's options and its `--help`.
struct CommandLine {
  std::string name;      ///< "gloss run"
  std::string synopsis;  ///< "CONFIG INPUT... [OPTIONS]"
  std::string about;     ///< a paragraph
  std::string examples;  ///< indented lines
  boost::program_options::options_description options;
  boost::program_options::positional_options_description positions;
  std::vector<std::string> positional_names;  ///< of options that are only set by position

  /// Adds --help and parses. The Error(usage) that it throws names the problem, the nearest option
  /// and the way to the help.
  boost::program_options::variables_map parse(const std::vector<std::string>& arguments) const;
  std::string help() const;
};

/// The value given for an option; empty if none.
std::string text_of(const boost::program_options::variables_map& values, const char* name);
std::vector<std::string> texts_of(const boost::program_options::variables_map& values,
                                  const char* name);

/// The whole number given for an option that takes a text; none if it is not given. Throws
/// Error(usage) if it is none, is less than `least` or more than `most`: "-1" is not 2^64 - 1.
std::optional<std::uint64_t> count_of(const boost::program_options::variables_map& values,
                                      const char* name, std::uint64_t least = 0,
                                      std::uint64_t most = ~std::uint64_t{0});

/// The parts of lists "A,B", without empty ones; of the list that is given for an option.
std::vector<std::string> parts_of(const std::vector<std::string>& lists);
std::vector<std::string> parts_of(const boost::program_options::variables_map& values,
                                  const char* name);

/// Adds --set and --plugin-path, for a command that builds a pipeline of a config.
void add_pipeline_options(boost::program_options::options_description& options);

/// Splits "/run/threads=2" at its first "=". Throws Error(usage) if there is none.
std::vector<Config::Override> overrides(const std::vector<std::string>& texts);

/// The folder above the one that the running program is in.
std::filesystem::path install_prefix();

/// A folder that ships beside the program: "configs", "templates". It may be missing.
std::filesystem::path shipped_folder(const std::string& name);

/// The folders below install_prefix() that hold the Python package `glossator`, or its part for
/// annotators in Python: one where all is installed, none without it.
std::vector<std::filesystem::path> python_folders();

/// The file that CONFIG names: a path, or the name of a shipped config ("news"). Throws
/// Error(usage), with the shipped names, if there is neither.
std::string config_file(const std::string& name);

/// "1 step", "2 steps".
std::string counted(std::size_t count, const std::string& what);

}  // namespace glossator::cli
