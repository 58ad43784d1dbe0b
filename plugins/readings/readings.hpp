#pragma once
/// Own annotations of texts that stand in other sets: places and labels without texts.
#include <cstddef>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace gloss::readings {

/// A piece of a document, with what a reader said of it.
struct Reading {
  std::string id;                    ///< of the document: SET/ID
  std::string document;              ///< its whole text
  std::size_t begin = 0;             ///< of the piece in it, in bytes
  std::string text;                  ///< the piece
  std::vector<std::string> columns;  ///< behind its place; README.md has them
};

/// Calls `use` with each line of the file `path`, in order. A line "set<TAB>PATH" names the set
/// DATA/PATH.jsonl of the lines that follow: ID<TAB>BEGIN<TAB>END and the columns. Throws
/// std::runtime_error with file and line if a file, a document or a place in it is missing, and if
/// `use` throws.
void for_each_reading(const std::string& path, const std::string& data,
                      const std::function<void(const Reading&)>& use);

/// "negative", "neutral" or "positive", by the sign.
const char* name_of_tone(double tone);

/// The codes of pieces of evidence, each once, in order.
nlohmann::json codes_in(const nlohmann::json& evidence);

/// A reading with the columns TONE, TARGETS and CODES, and perhaps ENTITIES, as a row of a labelled
/// set: `id`, `text`, `labels` (`sentiment`, `sectors_isic`: those that were judged), `targets`,
/// `evidence`, `entities` (each with `sentiment`, `layer`, `mentions`), `meta`; and `document`, the
/// whole text that the piece is from. Throws std::runtime_error for a column that cannot be read.
nlohmann::json row_of(const Reading& reading);

}  // namespace gloss::readings
