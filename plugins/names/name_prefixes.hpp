#pragma once
/// Prefixes that are no part of a name: the ex of "an ex-Barclays trader", the pro of "pro-EU".
#include <string_view>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Begins the names of `text` behind such a prefix and its hyphen, where a capital follows. Ex-Im,
/// a bank, keeps it.
void cut_prefixes(std::string_view text, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
