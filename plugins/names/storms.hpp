#pragma once
/// Storms with names of persons: "Hurricane Beatriz", "Storm Ingrid".
#include <string_view>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Makes others of the persons of `names`, in order, that are storms, with the kind of storm before
/// them, and of the same names alone.
void name_storms(std::string_view text, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
