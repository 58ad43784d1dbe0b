#pragma once
#include <memory>
#include <string>

#include "interchange/annotated_writer.hpp"

namespace glossator::interchange {

/// Reads a folder of XMI of UIMA, or one file, with the TypeSystem.xml beside it, which tells
/// numbers and references from texts. Throws Error(usage) if it is missing.
std::unique_ptr<AnnotatedReader> read_xmi(const std::string& path);

/// Writes a folder with ID.xmi for each document, and at the end TypeSystem.xml for all of them.
std::unique_ptr<AnnotatedWriter> write_xmi(const std::string& path);

}  // namespace glossator::interchange
