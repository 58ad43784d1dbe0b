#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/pipeline.hpp"
#include "output/output_buffer.hpp"

namespace glossator {

/// The brat name of a layer's type: `people_person`. brat allows letters, digits, - and _.
std::string brat_type(const std::string& layer, const std::string& type);

/// annotation.conf: the types and relations that the files may use.
std::string brat_configuration(const Pipeline& pipeline);

/// A part of the text, in bytes, half-open.
struct TextPart {
  std::uint32_t begin, end;
};

/// The parts of [begin, end) between characters that end a line or a column of an .ann file for
/// some reader: tabs and everything at which Python's str.splitlines() breaks. Blanks at the ends
/// of a part are left out, so that none is empty. REQUIRES: valid UTF-8, offsets between
/// characters.
std::vector<TextPart> brat_fragments(std::string_view text, std::uint32_t begin, std::uint32_t end);

/// The part of the text that stands for the whole document, since brat annotates only spans: its
/// first line. Empty if the text has nothing but blanks.
std::vector<TextPart> brat_first_line(std::string_view text);

/// Appends JSON to a note, with escapes for the characters at which readers would break the line.
void append_brat_note(std::string_view json, OutputBuffer& out);

}  // namespace glossator
