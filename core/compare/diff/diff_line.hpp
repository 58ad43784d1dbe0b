#pragma once
#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "compare/diff/difference.hpp"
#include "compare/diff/limit.hpp"

namespace glossator::compare {

/// The options of `gloss diff` and its help.
cli::CommandLine diff_line();

/// A checked command line.
struct DiffOrder {
  std::string before, after;
  std::string format;  ///< empty: by the files' names
  DiffOptions options;
  std::vector<Limit> limits;
  bool is_json = false;
  std::string html;  ///< a file; empty: none
};

/// Throws Error(usage) if the values do not fit together.
DiffOrder diff_order_of(const boost::program_options::variables_map& values);

}  // namespace glossator::compare
