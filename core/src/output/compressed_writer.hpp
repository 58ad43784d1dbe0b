#pragma once
#include <memory>

#include "output/output_format.hpp"
#include "output/record_writer.hpp"

namespace glossator {

/// A writer whose groups are each a gzip member (RFC 1952) or a zstd frame (RFC 8878): put behind
/// one another they are a whole file of that kind. What `writer` makes is compressed by the thread
/// that made it.
std::unique_ptr<RecordWriter> compressed(std::unique_ptr<RecordWriter> writer,
                                         OutputFormat::Compression compression);

}  // namespace glossator
