#pragma once
/// The date that a text gives itself in its head.
#include <optional>
#include <span>
#include <string_view>

#include "dates/link.hpp"
#include "dates/resolver.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// For a document without a reference date: the first complete day in the head of the text.
std::optional<Mention> complete_dateline(const Resolver& resolver, std::span<const Found> found);

/// The day in a dateline, as in "NAIROBI, Aug. 7 (Xinhua) --", if it lies up to three days before
/// the reference date: the day on which the text was written, and of which it says "today".
std::optional<Mention> earlier_dateline(const Resolver& resolver, std::string_view text,
                                        std::span<const Found> found,
                                        const ReferenceDate& document);

}  // namespace dates
}  // namespace gloss
