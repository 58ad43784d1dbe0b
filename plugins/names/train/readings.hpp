#pragma once
/// Names of sentences that were read one by one: readings/names.tsv.
#include <string>
#include <vector>

#include "annotated_sets.hpp"

namespace gloss::names::train {

/// The sentences of `path`, whose texts are in the sets of the folder `data`. Throws
/// std::runtime_error with file and line if a file, a document or a place in it is missing.
///
/// A line "set<TAB>PATH" names the set DATA/PATH.jsonl of the lines that follow:
/// ID<TAB>BEGIN<TAB>END<TAB>NAMES, with the id behind the set's name, and the bytes of the sentence
/// in its document. NAMES are P, O, L or M (person, organization, place, other) with the bytes in
/// the sentence, as P0-12 O20-25; or a hyphen.
std::vector<TaggedText> read_readings(const std::string& path, const std::string& data,
                                      SetReader& reader);

}  // namespace gloss::names::train
