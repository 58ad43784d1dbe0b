#pragma once
/// A term list in its source form: UTF-8 text of tab-separated fields, one phrase a line.
///
///   # A line that begins with "#", and an empty line, are ignored.
///   # Put a blank before a phrase that begins with "#".
///   phrase<TAB>type<TAB>id<TAB>population
///   New Haven<TAB>city<TAB>US-0091<TAB>135081
///
/// Only the phrase is required. The header, a line whose first fields are "phrase" and "type", is
/// needed to name columns after the third.
#include <cstdint>
#include <gloss/annotator.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace gloss::gazetteer {

/// A line of the source. Offsets into it, in bytes.
struct SourceLine {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  std::uint32_t number = 0;  ///< from 1
};

/// Removes the next field from `line` and returns it without the blanks around it.
std::string_view take_field(std::string_view& line);

/// The longest phrase, in bytes.
constexpr std::size_t longest_phrase = 65536;

/// The lines of a list, checked. Borrows the content.
struct ListSource {
  /// Throws Error(GLOSS_E_RESOURCE) with the first 20 faults, a line each of "NAME:LINE: reason".
  ListSource(const std::string& name, std::string_view content);

  std::string_view content;
  SourceLine header;  ///< of size 0 if there is none
  std::vector<SourceLine> rows;
};

}  // namespace gloss::gazetteer
