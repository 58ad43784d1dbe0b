#pragma once
/// Finds the abbreviations of what is no body: "a memorandum of understanding (MOU)".
#include <vector>

#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

/// Drops the acronyms that the document defines by small letters, wherever they stand, unless the
/// defining words are a body's ("the central bank (CB)") or the acronym is a well-known body's.
void drop_things(const DocumentView& document, std::vector<Organization>& out);

}  // namespace organizations
}  // namespace gloss
