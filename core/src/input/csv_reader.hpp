#pragma once
#include <memory>
#include <string>

#include "input/byte_source.hpp"
#include "input/csv_row.hpp"
#include "input/document_lines.hpp"

namespace glossator {

/// The documents of a table (RFC 4180), one per row. The first row names the columns; a pointer of
/// `config` ("/text") names its column without the slash. Other columns become the document's
/// metadata. Messages and ids call the source `name`.
std::unique_ptr<DocumentLines> read_csv(std::unique_ptr<ByteSource> source, const CsvForm& form,
                                        const std::string& name, const InputConfig& config,
                                        const std::string& date, const ReadingLimits& limits = {});

}  // namespace glossator
