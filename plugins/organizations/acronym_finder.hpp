#pragma once
/// Finds the mentions of acronyms that a document defines and the names layer misses.
#include <vector>

#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

/// Adds, in order, the acronyms in brackets behind organizations whose initials they are, and the
/// places where they stand again: "The Department of Conservation (DOC) said ... DOC found". Those
/// within other names stay out, but for the first word of a person ("DOC Ranger Ann Lee").
void add_acronyms(const DocumentView& document, std::vector<Organization>& out);

}  // namespace organizations
}  // namespace gloss
