#pragma once
/// Acronyms of a document's organizations: "the Pacific Tuna Commission ... the PTC".
#include <span>
#include <vector>

#include "names/name.hpp"
#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Adds to `names`, in order, the words among `capitals`, numbers of words in capitals, that no
/// name covers and that are made of the first letters of the words with a capital of an
/// organization of several words. They get `margin`.
void add_acronyms(const DocumentView& document, std::span<const std::uint32_t> capitals,
                  std::int32_t margin, std::vector<Name>& names);

}  // namespace names
}  // namespace gloss
