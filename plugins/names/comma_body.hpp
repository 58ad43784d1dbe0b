#pragma once
/// Organizations with commas in their name: "Tanaka, Ibekwe & Partners", "Department of Health,
/// Labour and Welfare".
#include <vector>

#include "names/model.hpp"
#include "names/name.hpp"
#include "names/nickname.hpp"
#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Joins the parts of such names, of which the tagger finds some: "Department of Health" before a
/// comma, "Ibekwe & Partners" behind one, and "Crowe LLP" behind "and" or &. `placed` are the names
/// to look at; those of `names` that others take in become empty.
class CommaBodies {
 public:
  explicit CommaBodies(const Model& model);

  void join(const DocumentView& document, std::span<const PlacedName> placed,
            std::vector<Name>& names) const;

 private:
  std::int32_t sure_;  ///< of an organization that is no partner of a firm
};

}  // namespace names
}  // namespace gloss
