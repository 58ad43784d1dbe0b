#pragma once
/// A term list in its source form: UTF-8 text of tab-separated fields, one phrase a line.
///
///   # A line that begins with "#", and an empty line, are ignored.
///   # Put a blank before a phrase that begins with "#".
///   phrase<TAB>type<TAB>id<TAB>population
///   New Haven<TAB>city<TAB>US-0091<TAB>135081
///
/// Only the phrase must be there. The header, a line whose first fields are "phrase" and "type",
/// is needed to name columns after the third. Two of these may say how the row is matched: "case"
/// (smart, exact, ignore) and "score" (0 to 1).
#include <cstdint>
#include <gloss/annotator.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comparison.hpp"

namespace gloss::gazetteer {

/// A line of the source. Offsets into it, in bytes.
struct SourceLine {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  std::uint32_t number = 0;  ///< from 1
};

/// Removes the next field from `line` and returns it without the blanks around it.
std::string_view take_field(std::string_view& line);

/// The names of the columns after the third, and which of them say how a row is matched.
struct Columns {
  Columns() = default;
  /// `header`: the header line, or empty.
  explicit Columns(std::string_view header);

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::string> names;
  std::size_t letter_case = none, score = none;  ///< indices of `names`

  /// The value that a row's line has in column `index`; empty if it has none.
  std::string_view value(std::string_view line, std::size_t index) const;
};

/// The name of a case as lists and options have it; none for any other text.
std::optional<LetterCase> letter_case_of(std::string_view name);
/// A number from 0 to 1; none for any other text.
std::optional<double> score_of(std::string_view text);

/// The longest phrase, in bytes.
constexpr std::size_t longest_phrase = 65536;

/// The lines of a list, checked. Borrows the content.
struct ListSource {
  /// Throws Error(GLOSS_E_RESOURCE) with the first 20 faults, a line each of "NAME:LINE: reason".
  ListSource(const std::string& name, std::string_view content);

  std::string_view content;
  SourceLine header;  ///< of size 0 if there is none
  Columns columns;
  std::vector<SourceLine> rows;
  std::vector<std::string> warnings;  ///< lines that may be meant otherwise, told like faults
};

}  // namespace gloss::gazetteer
