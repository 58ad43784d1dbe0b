#pragma once
#include <memory>

#include "input/reader.hpp"

namespace glossator {

/// The documents of `reader`, of which one with the id of an earlier one gets an error in place of
/// its text. Ids are remembered by hashes of 64 bits (XXH3), 16 to 32 bytes of memory for each;
/// that two ids of a million have the same hash happens once in thirty million runs, and is told.
std::unique_ptr<Reader> refuse_repeated_ids(std::unique_ptr<Reader> reader);

}  // namespace glossator
