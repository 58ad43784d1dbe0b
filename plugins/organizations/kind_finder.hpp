#pragma once
/// Decides what kind of body an organization is.
#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

class KindFinder {
 public:
  struct Told {
    Kind kind = Kind::none;
    bool is_own = false;  ///< by a word of the user's list
  };

  /// Borrows `lexicon`.
  explicit KindFinder(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// The kind of a well-known body's acronym in the words [first, last], or else the kind whose
  /// weights have the highest sum over them, with the main noun twice; Kind::none if no word has
  /// one.
  Told by_name(const DocumentView& document, std::uint32_t first, std::uint32_t last) const;

  /// The kind that the neighbours suggest for a name without a telling word: "X shares" a company,
  /// a cited source a medium, "X, a harm reduction charity," a charity.
  Kind by_context(const DocumentView& document, const Organization& mention) const;

 private:
  Kind by_apposition(const DocumentView& document, const Organization& mention) const;
  Kind by_place(const DocumentView& document, const Organization& mention) const;

  const Lexicon* lexicon_;
};

}  // namespace organizations
}  // namespace gloss
