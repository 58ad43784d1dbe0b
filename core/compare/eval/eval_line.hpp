#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "compare/eval/evaluation.hpp"
#include "compare/eval/minimum.hpp"
#include "interchange/renames.hpp"

namespace glossator::compare {

/// The options of `gloss eval` and its help.
cli::CommandLine eval_line();

/// A checked command line.
struct EvalOrder {
  std::string gold, predicted;
  std::string gold_format, predicted_format;  ///< empty: by the files' names
  interchange::Renames renames;               ///< of gold's layers and types
  EvalOptions options;
  std::vector<Minimum> minima;
  bool is_json = false;
  std::string html;  ///< a file; empty: none
};

/// Throws Error(usage) if the values do not fit together.
EvalOrder eval_order_of(const boost::program_options::variables_map& values);

}  // namespace glossator::compare
