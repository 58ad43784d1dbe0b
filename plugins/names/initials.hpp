#pragma once
/// Initials before a family name: "P.C. Fonua".
#include <string_view>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Gives persons of `names`, in order, the initials with stops that stand before them in `text` and
/// that no name covers; countries, cities and times of day in letters ("U.S.", "D.C.", "a.m.") are
/// no initials.
void take_initials(std::string_view text, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
