#pragma once
#include <memory>
#include <string>

#include "interchange/annotated_document.hpp"
#include "interchange/annotated_writer.hpp"

namespace glossator::interchange {

/// Reads a folder of ID.ann with ID.txt, or one .ann file. `people_person` is type `person` of
/// layer `people`; a type that does not begin with a small letter and `_` stands in layer
/// `entities`. Relations, roles of events and equivalences become references, attributes and
/// notes become attributes; an event is its trigger.
std::unique_ptr<AnnotatedReader> read_brat(const std::string& path);

/// Writes a folder of ID.ann and ID.txt, in the form of `gloss run --format brat`; the notes hold
/// what else the annotation has.
std::unique_ptr<AnnotatedWriter> write_brat(const std::string& path);

}  // namespace glossator::interchange
