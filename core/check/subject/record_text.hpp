#pragma once
#include <string>

#include "check/subject/subject.hpp"
#include "glossator/pipeline.hpp"

namespace glossator::check {

/// The document as the JSONL output has it, with all layers of the chain, for comparing records.
std::string record_text(const Pipeline& pipeline, Worker& worker, const Document& document);

/// The same of all documents() of the subject, in a worker of their own.
std::string records_of(Subject& subject, const Pipeline& pipeline);

/// Where two texts of record_text() begin to differ, for a message: text, layer, record and key,
/// with both values; and the plugin that wrote it, if it is not the one under test.
std::string first_difference(Subject& subject, const std::string& a, const std::string& b);

}  // namespace glossator::check
