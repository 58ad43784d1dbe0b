#pragma once
/// Firms with a bracket in their name: "ParkRight (UK) Ltd".
#include <string_view>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Gives an organization of `names`, in order, the bracket and the legal forms behind it, and drops
/// the names in them.
void end_firms(std::string_view text, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
