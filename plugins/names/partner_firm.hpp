#pragma once
/// Firms called after persons: "Chen & Orr", "Orr and Sons".
#include <vector>

#include "names/name.hpp"
#include "names/word_scores.hpp"
#include "names/word_table.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Makes an organization of two neighbours of `names`, in order, that are persons of one word with
/// & between them, unless both can be given names, or with "and" if `table` lists them with &; of a
/// person before "& Sons", "and Sons" and the like; and of one before "and Waller LLP".
void join_partners(const DocumentView& document, const WordTable& table, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
