#pragma once
#include <string>

#include "glossator/pipeline.hpp"

namespace glossator::check {

/// The document as the JSONL output has it, with all layers of the chain, for comparing records.
std::string record_text(const Pipeline& pipeline, Worker& worker, const Document& document);

/// The same for all plain_documents(), in one worker.
std::string plain_records(const Pipeline& pipeline);

/// The first difference of `a` and `b`, with the text after it in each, for a message.
std::string first_difference(const std::string& a, const std::string& b);

}  // namespace glossator::check
