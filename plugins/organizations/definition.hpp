#pragma once
/// Reads where a text says that a body has another name: "(MSF)", "known as MSF".
#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

struct Definition {
  std::uint32_t word = nothing;  ///< the first word of the other name; `nothing`: none
  bool is_said = false;          ///< in words ("known as"), so that its letters need not agree
};

/// The other name that the words behind or before a full name give.
Definition definition_of(const DocumentView& document, const Organization& name);

}  // namespace organizations
}  // namespace gloss
