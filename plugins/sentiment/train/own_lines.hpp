#pragma once
/// Texts of own writing with their tone: lines/*.tsv.
#include <gloss/word_list.hpp>
#include <nlohmann/json.hpp>

namespace gloss::sentiment::train {

/// A line TONE<TAB>TEXT, the tone -2 to 2, or LABELS<TAB>TEXT, a label -, 0 or + for each target,
/// which the text marks in order: "- 0<TAB>[1 Senator Roe] misled [2 the Senate]". As a row of a
/// labelled set, without the marks. Throws Error with file and line.
nlohmann::json row_of_line(const WordList::Row& line);

}  // namespace gloss::sentiment::train
