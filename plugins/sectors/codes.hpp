#pragma once
/// The codes of ISIC Rev.4 as types of the layer `sectors`: sections, divisions, then evidence and
/// the type of all sectors of another taxonomy.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gloss::sectors {

inline constexpr unsigned section_count = 21;
inline constexpr unsigned code_count = section_count + 88;
inline constexpr unsigned evidence_type = code_count;
inline constexpr unsigned other_sector_type = code_count + 1;

inline constexpr const char* types[] = {
    "A",   "B",        "C",      "D",    "E",   "F",   "G",   "H",   "I",   "J",   "K",   "L",
    "M",   "N",        "O",      "P",    "Q",   "R",   "S",   "T",   "U",   "A01", "A02", "A03",
    "B05", "B06",      "B07",    "B08",  "B09", "C10", "C11", "C12", "C13", "C14", "C15", "C16",
    "C17", "C18",      "C19",    "C20",  "C21", "C22", "C23", "C24", "C25", "C26", "C27", "C28",
    "C29", "C30",      "C31",    "C32",  "C33", "D35", "E36", "E37", "E38", "E39", "F41", "F42",
    "F43", "G45",      "G46",    "G47",  "H49", "H50", "H51", "H52", "H53", "I55", "I56", "J58",
    "J59", "J60",      "J61",    "J62",  "J63", "K64", "K65", "K66", "L68", "M69", "M70", "M71",
    "M72", "M73",      "M74",    "M75",  "N77", "N78", "N79", "N80", "N81", "N82", "O84", "P85",
    "Q86", "Q87",      "Q88",    "R90",  "R91", "R92", "R93", "S94", "S95", "S96", "T97", "T98",
    "U99", "evidence", "sector", nullptr};
static_assert(sizeof(types) / sizeof(types[0]) == code_count + 3);

namespace detail {

constexpr auto sections = [] {
  std::array<std::uint8_t, code_count> out{};
  for (unsigned code = 0; code < code_count; ++code)
    out[code] = static_cast<std::uint8_t>(types[code][0] - 'A');
  return out;
}();

constexpr auto places = [] {
  std::array<std::uint8_t, code_count> out{};
  std::uint8_t place = 0;
  for (unsigned section = 0; section < section_count; ++section) {
    out[section] = place++;
    for (unsigned code = section_count; code < code_count; ++code)
      if (sections[code] == section) out[code] = place++;
  }
  return out;
}();

}  // namespace detail

/// The section that holds `code`; a section holds itself. REQUIRES: code < code_count.
constexpr unsigned section_of(unsigned code) { return detail::sections[code]; }

/// The place of a code among all in the order of the taxonomy: a section before its divisions.
constexpr unsigned place_of(unsigned code) { return detail::places[code]; }

/// The codes [begin, end) of the divisions of a section, which lie side by side.
struct Divisions {
  unsigned begin, end;
};
constexpr auto divisions = [] {
  std::array<Divisions, section_count> out{};
  for (unsigned code = code_count; code-- > section_count;) {
    Divisions& own = out[section_of(code)];
    if (own.end == 0) own.end = code + 1;
    own.begin = code;
  }
  return out;
}();

constexpr bool is_section(unsigned code) { return code < section_count; }

/// The number of a code as the taxonomy writes it ("A", "C29").
constexpr std::optional<unsigned> find_code(std::string_view name) {
  for (unsigned code = 0; code < code_count; ++code)
    if (name == types[code]) return code;
  return std::nullopt;
}

}  // namespace gloss::sectors
