#pragma once
/// Bodies whose name goes on where the tagger ends it: "Port Authority" of Jamaica, "Ministry of
/// Education" and Finance, "Halvex" plc.
#include <vector>

#include "names/model.hpp"
#include "names/name.hpp"
#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Read-only; for any thread.
class BodyEnds {
 public:
  explicit BodyEnds(const Model& model);

  /// Joins an organization of `names`, in order, with the place behind "of" or "of the" after it,
  /// if it has the noun of a body in its name; also such a noun behind "the" that no name covers:
  /// "the Museum of Ghana". Joins "Ministry of Education" with "and Finance", unless that begins
  /// another name ("and Finance Ministry"), and any name with "plc".
  void join(const DocumentView& document, std::vector<Name>& names) const;

 private:
  std::int32_t found_;  ///< margin of a body that no name covered
};

}  // namespace names
}  // namespace gloss
