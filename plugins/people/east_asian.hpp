#pragma once
/// The sound of Chinese, Korean and Vietnamese given names.
#include <string_view>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// The syllables of a word, one or two, as they are spelt in English texts: "Jinping", "Jae-in",
/// "Thieu"; 0 if it is no such word: "Campbell". Case and accents do not count.
unsigned east_asian_syllables(std::string_view word);

/// Whether a word is spelled as a given name of two syllables with a small letter behind the
/// hyphen: "Chun-yin", "Jae-in", "Tsz-kit"; not "Anne-marie", "Smith-jones" or "Jean-luc", but
/// "Jean-paul".
bool is_hyphenated_given(std::string_view form);

/// The number of syllables of a word in pinyin, 1 or 2; 0 if it is none.
unsigned pinyin_syllables(std::string_view form);

}  // namespace people
}  // namespace gloss
