#pragma once
/// Reads the labelled sets.
#include <string>
#include <vector>

#include "units.hpp"

namespace gloss::sectors::train {

struct Corpus {
  std::vector<Unit> sentences;       ///< read ones, and those of articles
  std::vector<Unit> texts;           ///< articles, companies, definitions, releases
  std::vector<std::int32_t> stream;  ///< words of texts for vectors, as numbers of the vocabulary
};

/// Reads the sets below `data`, and what the folder `readings` says of their texts; `lists` has the
/// tables of other classifications. Throws std::runtime_error, or Error, with the file's name.
Corpus read_corpus(const std::string& data, const std::string& readings, const std::string& lists,
                   UnitMaker& maker);

}  // namespace gloss::sectors::train
