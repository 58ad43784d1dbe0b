#pragma once
#include <string>

#include "run/batch_run.hpp"

namespace glossator::cli {

/// One line: documents, failures by kind, text, time.
std::string summary(const RunReport& report);

/// A table of the steps with their share of the time and percentiles per document, and the slowest
/// documents. Empty if no document was annotated.
std::string times_report(const Pipeline& pipeline, const RunReport& report);

/// The exit code of the command.
int exit_code(const RunReport& report);

}  // namespace glossator::cli
