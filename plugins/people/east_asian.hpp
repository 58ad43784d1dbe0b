#pragma once
/// The sound of Chinese, Korean and Vietnamese given names.
#include <string_view>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// The syllables of a word, one or two, as they are spelt in English texts: "Jinping", "Jae-in",
/// "Thieu"; 0 if it is no such word: "Campbell". Case and accents do not count.
unsigned east_asian_syllables(std::string_view word);

}  // namespace people
}  // namespace gloss
