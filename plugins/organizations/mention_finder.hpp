#pragma once
/// Finds the extents of the organizations' names among the names of a document.
#include <vector>

#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

/// Sets `out` to the organizations' names in order; names without words and adjectives ("Liberal"
/// MPs) are dropped. Adds the partners before a comma ("Marsh", of "Marsh, Rook & Daughters Ltd"),
/// the place before "District Council", what hyphens join ("Tehreek-e-Insaf") and the acronyms of
/// add_acronyms(), and leaves the full stop of a sentence to it.
void find_mentions(const DocumentView& document, std::vector<Organization>& out);

}  // namespace organizations
}  // namespace gloss
