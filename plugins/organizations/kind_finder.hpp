#pragma once
/// Decides what kind of body an organization is.
#include <string>

#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

class KindFinder {
 public:
  /// Borrows `lexicon`.
  explicit KindFinder(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// The kind from the list of well-known bodies, or else the kind whose weights have the highest
  /// sum over the words [first, last], with the main noun twice; Kind::none if no word has one.
  Kind by_name(const DocumentView& document, std::uint32_t first, std::uint32_t last);

  /// The kind that the neighbours suggest for a name without a telling word: "X shares" suggests a
  /// company, a cited source a medium.
  Kind by_context(const DocumentView& document, const Organization& mention) const;

 private:
  const Lexicon* lexicon_;
  std::string lower_;
};

}  // namespace organizations
}  // namespace gloss
