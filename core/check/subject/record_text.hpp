#pragma once
#include <string>

#include "glossator/pipeline.hpp"

namespace glossator::check {

/// The document as the JSONL output has it, with all layers of the chain: what is compared where
/// records are to be the same.
std::string record_text(const Pipeline& pipeline, Worker& worker, const Document& document);

/// The same of all plain_documents(), in a worker of their own.
std::string plain_records(const Pipeline& pipeline);

/// Where `a` and `b` begin to differ, with what follows in each, for a message.
std::string first_difference(const std::string& a, const std::string& b);

}  // namespace glossator::check
