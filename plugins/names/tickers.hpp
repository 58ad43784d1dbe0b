#pragma once
/// The short codes of shares: "(NYSE: ACM)".
#include <string_view>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Drops the names of `names` that are codes of shares behind their exchange, in brackets.
void drop_tickers(std::string_view text, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
