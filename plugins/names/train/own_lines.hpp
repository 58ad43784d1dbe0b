#pragma once
/// Sentences of own writing, with places for names: kinds of text that the annotated sets lack.
#include <string>
#include <vector>

#include "annotated_sets.hpp"
#include "random.hpp"
#include "replacements.hpp"

namespace gloss::names::train {

/// How often a line with braces is filled: `least` times, or `for_each` times its braces if that is
/// more. A line without braces is taken once.
struct Copies {
  std::size_t least = 1;
  std::size_t for_each = 0;
};

/// The lines of the files of the folder `path` (lists/lines/README.md says how they are written),
/// each a text, with gaps filled from `pool`. Throws std::runtime_error with path and line.
std::vector<TaggedText> make_lines(const std::string& path, Copies copies, const NamePool& pool,
                                   SetReader& reader, Random& random);

}  // namespace gloss::names::train
