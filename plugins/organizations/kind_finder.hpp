#pragma once
/// Tells what kind of body an organization is.
#include <string>

#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

class KindFinder {
 public:
  /// Borrows `lexicon`.
  explicit KindFinder(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// The kind of the list of well-known bodies, or the one with the highest sum of the weights of
  /// the words [first, last], the main noun's twice; Kind::none if nothing tells.
  Kind by_name(const DocumentView& document, std::uint32_t first, std::uint32_t last);

  /// What the neighbours say of a name that says nothing itself: "X shares" is of a company, and a
  /// source that is cited is a medium.
  Kind by_context(const DocumentView& document, const Organization& mention) const;

 private:
  const Lexicon* lexicon_;
  std::string lower_;
};

}  // namespace organizations
}  // namespace gloss
