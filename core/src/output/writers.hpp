#pragma once
#include <memory>

#include "output/record_writer.hpp"

namespace glossator {

/// A row for each record, with its attributes in one column of JSON. RFC 4180, except that lines
/// end in "\n". The first row is the header.
std::unique_ptr<RecordWriter> make_csv_writer(const Pipeline& pipeline);

/// A line for each token, a blank line behind each sentence, a column of IOB2 tags for each layer.
/// Throws Error(usage) if the pipeline has no layer `tokens`.
std::unique_ptr<RecordWriter> make_conll_writer(const Pipeline& pipeline);

/// For open_brat_folder(): the contents of ID.ann.
std::unique_ptr<RecordWriter> make_brat_writer(const Pipeline& pipeline);

/// For open_sqlite(): rows of tables, as SqliteRows encodes them.
std::unique_ptr<RecordWriter> make_sqlite_writer(const Pipeline& pipeline);

}  // namespace glossator
