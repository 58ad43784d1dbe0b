#pragma once
/// Titles before a person's name and letters behind it: "Dato' Lim Chee Keong", "Nisha Rao OBE".
#include <string_view>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Takes titles that the tagger seldom knows from the begin of persons of `names`, in order, and
/// the letters of an honour, a degree or an office from their end, if two words stand before them.
/// Drops names that are such letters. A name with a title or an honour is a person's.
void take_titles_off(std::string_view text, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
