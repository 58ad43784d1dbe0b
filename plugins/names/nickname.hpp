#pragma once
/// Names with quotes or brackets inside: Robert "Buck" Tolliver, Margaret (Peggy) Lindqvist, James
/// Capel (Far East) Ltd.
#include <vector>

#include "names/name.hpp"
#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// A name whose extent is in doubt, and its words, half-open.
struct PlacedName {
  enum class Doubt : std::uint8_t {
    none,
    marks,   ///< quotes or brackets in it or behind
    commas,  ///< a comma, "and" or & beside it
  };
  std::uint32_t number;  ///< in the list of names
  std::uint32_t first, end;
  Doubt doubt = Doubt::none;
};

/// Joins the parts of persons that a nickname of one to three words stands between, and mends each
/// name that would begin or end inside quotes or brackets. `placed` are the names to look at, of
/// which this takes those with Doubt::marks; those of `names` that others take in become empty.
void join_nicknames(const DocumentView& document, std::span<const PlacedName> placed,
                    std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
