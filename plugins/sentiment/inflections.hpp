#pragma once
/// The regular inflections of an English word, so that a list need not contain them.
#include <string>
#include <string_view>
#include <vector>

namespace gloss::sentiment {

/// The forms of `word` other than itself. `classes` has "n" for the plural, "v" for -s, -ed and
/// -ing, "a" for -ly and, for short words, -er and -est. If the last consonant may be doubled, both
/// spellings are included. REQUIRES: `word` is lower case and not empty.
std::vector<std::string> inflections(const std::string& word, std::string_view classes);

}  // namespace gloss::sentiment
