#pragma once
/// Sentences of own writing, with places for names: kinds of text that the annotated sets lack.
#include <string>
#include <vector>

#include "annotated_sets.hpp"
#include "random.hpp"
#include "replacements.hpp"

namespace gloss::names::train {

/// The lines of the files of the folder `path` (its README.md says how they are written), with gaps
/// filled from `pool`: `copies` of each that has any, more of those that are mostly names.
/// Throws std::runtime_error with path and line.
std::vector<TaggedText> make_lines(const std::string& path, std::size_t copies,
                                   const NamePool& pool, SetReader& reader, Random& random);

}  // namespace gloss::names::train
