#pragma once
/// Bodies whose name goes on where the tagger ends it: "Port Authority" of Jamaica, "Ministry of
/// Education" and Finance, "Halvex" plc.
#include <vector>

#include "names/name.hpp"
#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Joins an organization of `names`, in order, with the place behind "of" or "of the" after it, if
/// it has the noun of a body in its name; also such a noun behind "the" that no name covers, which
/// gets `margin`: "the Museum of Ghana". Joins "Ministry of Education" with "and Finance", unless
/// that begins another name ("and Finance Ministry"), "District Credit Union" with "Ballymote and",
/// "Social Rights" with "Tunisian Forum for", and any name with "plc". A place that is called a
/// court is an organization.
void end_bodies(const DocumentView& document, std::int32_t margin, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
