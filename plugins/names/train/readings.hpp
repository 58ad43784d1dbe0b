#pragma once
/// Names of sentences that were read one by one.
#include <string>
#include <vector>

#include "annotated_sets.hpp"

namespace gloss::names::train {

/// The sentences of the file `path`, whose texts are in the sets of the folder `data`; its form is
/// that of "readings/readings.hpp", with the column NAMES. Throws std::runtime_error with file and
/// line if a file, a document or a place in it is missing.
///
/// NAMES are P, O, L or M (person, organization, place, other) with the bytes in the sentence, as
/// P0-12 O20-25; or a hyphen.
std::vector<TaggedText> read_readings(const std::string& path, const std::string& data,
                                      SetReader& reader);

}  // namespace gloss::names::train
