#pragma once
/// Sentences of own writing, with places for names: kinds of text that the annotated sets lack.
#include <string>
#include <vector>

#include "annotated_sets.hpp"
#include "random.hpp"
#include "replacements.hpp"

namespace gloss::names::train {

/// `copies` of each line of the file `path` (lists/lines.txt says how it is written), each with
/// names from `pool`. Throws std::runtime_error with path and line.
std::vector<TaggedText> make_lines(const std::string& path, std::size_t copies,
                                   const NamePool& pool, SetReader& reader, Random& random);

}  // namespace gloss::names::train
