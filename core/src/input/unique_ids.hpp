#pragma once
#include <memory>

#include "input/reader.hpp"

namespace glossator {

/// The documents of `reader`; a document with the id of an earlier one gets an error in place of
/// its text. Remembers ids by 64-bit hashes (XXH3), 16 to 32 bytes of memory each. Two of a million
/// different ids share a hash once in thirty million runs, and the error then says that it may be
/// so.
std::unique_ptr<Reader> refuse_repeated_ids(std::unique_ptr<Reader> reader);

}  // namespace glossator
