#pragma once
/// Words for `gloss explain`: what ties a mention to its organization. Never in an ordinary run.
#include "gloss/explain.hpp"
#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

void tell_organization(const Organization& organization, std::string_view text, const Trace& trace);

}  // namespace organizations
}  // namespace gloss
