#pragma once
#include <memory>

#include "output/output_format.hpp"
#include "output/record_writer.hpp"

namespace glossator {

/// A writer that makes each group a gzip member (RFC 1952) or a zstd frame (RFC 8878); joined, they
/// are a valid file of that kind. The thread that calls `writer` also compresses.
std::unique_ptr<RecordWriter> compressed(std::unique_ptr<RecordWriter> writer,
                                         OutputFormat::Compression compression);

}  // namespace glossator
