#pragma once
#include <memory>
#include <string>

#include "interchange/annotated_writer.hpp"

namespace glossator::interchange {

/// Writes JSONL as `gloss run` does, and a manifest with the layers that were met; `path` empty:
/// standard output, without a manifest. Takes the file's size again in the file system if a key
/// repeats.
std::unique_ptr<AnnotatedWriter> write_results(const std::string& path);

}  // namespace glossator::interchange
