#pragma once
#include <memory>

#include "output/record_writer.hpp"

namespace glossator {

/// A row for each record; its attributes are one column of JSON. RFC 4180, but for the lines' end:
/// "\n". The header is the first row.
std::unique_ptr<RecordWriter> make_csv_writer(const Pipeline& pipeline);

/// A line for each token, a blank one behind each sentence, and a column with IOB2 tags for each
/// layer. Throws Error(usage) if the pipeline has no layer `tokens`.
std::unique_ptr<RecordWriter> make_conll_writer(const Pipeline& pipeline);

/// For open_brat_folder().
std::unique_ptr<RecordWriter> make_brat_writer(const Pipeline& pipeline);

}  // namespace glossator
