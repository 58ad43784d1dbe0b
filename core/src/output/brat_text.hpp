#pragma once
#include <string>
#include <string_view>

#include "glossator/pipeline.hpp"
#include "output/output_buffer.hpp"

namespace glossator {

/// A document as the brat writer hands it to the brat folder.
struct BratDocument {
  std::string_view id, text, annotations;
};

void append_brat_document(const BratDocument& document, OutputBuffer& out);
/// Takes one from the front of `bytes`, into which it points.
BratDocument next_brat_document(std::string_view& bytes);

/// A layer's type as brat has it: `people_person`. brat knows letters, digits, - and _.
std::string brat_type(const LayerSchema& schema, std::uint32_t type);

/// annotation.conf: the types and relations that may be in the files.
std::string brat_configuration(const Pipeline& pipeline);

}  // namespace glossator
