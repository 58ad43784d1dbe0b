#pragma once
/// Some texts look like names and are none: the code of a share in "(NYSE: ACM)", "18 Elm Court" in
/// an address.
#include <string_view>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Drops from `names` the codes of shares behind their exchange, in brackets, and organizations
/// that are a house behind its number.
void drop_false_names(std::string_view text, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
