#pragma once
/// Runs the tagger of plugins/dates on a sentence, without a host: a small tokenizer replaces the
/// plugin `tokens`.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dates/tagger.hpp"

namespace dates_reading {

/// The records of `text` as "covered text=TYPE value mod", joined by "; ".
std::string read(std::string_view text, std::string_view date,
                 gloss::dates::TaggerOptions options = {});

/// The records themselves; without `sentences` the text is read as one piece.
std::vector<gloss::dates::Record> records(std::string_view text, std::string_view date,
                                          gloss::dates::TaggerOptions options = {},
                                          const std::vector<gloss::Span>& sentences = {},
                                          const std::string& phrases = {});

/// The path of the plugin's list of holidays, for a Tagger.
std::string list_path();

/// The records of `text`, read as one piece by a tagger that is kept. Each word gets the marks
/// `more` (Row::Scan) besides its own.
std::vector<gloss::dates::Record> records(const gloss::dates::Tagger& tagger,
                                          gloss::dates::Tagger::Scratch& scratch,
                                          std::string_view text, std::string_view date,
                                          const std::vector<gloss::Span>& sentences = {},
                                          std::uint8_t more = 0);

/// One case of a table.
struct Case {
  const char* text;
  const char* date;
  const char* expected;  ///< in the form of read()
};

/// Checks each case and names it if it fails.
void check(const std::vector<Case>& cases, gloss::dates::TaggerOptions options = {});

}  // namespace dates_reading
