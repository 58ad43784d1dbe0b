#pragma once
#include <memory>

#include "glossator/config.hpp"
#include "glossator/log.hpp"
#include "input/reader.hpp"

namespace glossator {

/// The documents of `reader`, with their dates as ISO 8601 (read_document_date()). A document whose
/// date cannot be read gets an error in place of its text, or, with BadDates::warn, no date and a
/// warning to `log`.
std::unique_ptr<Reader> read_dates(std::unique_ptr<Reader> reader, BadDates policy, Logger log);

}  // namespace glossator
