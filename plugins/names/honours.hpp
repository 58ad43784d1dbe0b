#pragma once
/// Letters behind a person's name: "Nisha Rao OBE".
#include <string_view>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Ends persons of `names`, in order, before the letters of an honour, a degree or an office behind
/// two words or more, and drops names that are such letters. A name with the letters of an honour
/// is a person's.
void end_before_honours(std::string_view text, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
