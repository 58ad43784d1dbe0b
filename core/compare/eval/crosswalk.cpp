#include "compare/eval/crosswalk.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <utility>

#include "glossator/error.hpp"
#include "json/json_source.hpp"

namespace glossator::compare {
namespace {

struct Section {
  char letter;
  int first, last;  ///< divisions
};

// International Standard Industrial Classification, revision 4, United Nations.
constexpr Section sections[] = {
    {'A', 1, 3},   {'B', 5, 9},   {'C', 10, 33}, {'D', 35, 35}, {'E', 36, 39}, {'F', 41, 43},
    {'G', 45, 47}, {'H', 49, 53}, {'I', 55, 56}, {'J', 58, 63}, {'K', 64, 66}, {'L', 68, 68},
    {'M', 69, 75}, {'N', 77, 82}, {'O', 84, 84}, {'P', 85, 85}, {'Q', 86, 88}, {'R', 90, 93},
    {'S', 94, 96}, {'T', 97, 98}, {'U', 99, 99}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Section letter and up to four digits, either empty: "D35.11" gives ("D", "3511").
std::pair<std::string, std::string> parts_of(const std::string& label) {
  std::string code;
  for (const char c : label)
    if (c != '.' && !std::isspace(static_cast<unsigned char>(c)))
      code += char(std::toupper(static_cast<unsigned char>(c)));
  const bool has_letter = !code.empty() && code[0] >= 'A' && code[0] <= 'U';
  const std::string digits = code.substr(has_letter ? 1 : 0);
  if (digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  return {code.substr(0, has_letter ? 1 : 0), digits};
}

/// The letter of the section that has the division; empty if none has.
std::string section_of(const std::string& division) {
  if (division.size() != 2) return {};
  const int number = std::stoi(division);
  for (const Section& section : sections)
    if (number >= section.first && number <= section.last) return {section.letter};
  return {};
}

}  // namespace

Crosswalk Crosswalk::of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorCode::input, path + ": cannot be read");
  const JsonSource source = parse_json(std::string{std::istreambuf_iterator<char>(in), {}});
  if (!source.problems.empty())
    throw Error(ErrorCode::input, path + ":" + std::to_string(source.problems[0].line) +
                                      ": is not JSON: " + source.problems[0].message);
  try {
    Crosswalk crosswalk;
    crosswalk.has_table_ = true;
    for (const std::string& name : source.value->at("gics").texts()) crosswalk.names_.insert(name);
    for (const char* const part : {"sections", "divisions", "classes"})
      for (const auto& [code, entry] : source.value->at(part).object_members())
        crosswalk.codes_[code] = entry.text_or("gics", "");
    return crosswalk;
  } catch (const JsonError& error) {
    throw Error(ErrorCode::input, path + ": is no table of sectors: " + error.what());
  }
}

std::string Crosswalk::sector(const std::string& label) const {
  if (!has_table_ || names_.contains(label)) return label;
  const auto [section, digits] = parts_of(label);
  for (const std::string& code : {digits, digits.substr(0, 3), digits.substr(0, 2), section})
    if (const auto found = codes_.find(code); found != codes_.end()) return found->second;
  return "?" + label;
}

std::string Crosswalk::division(const std::string& label) const {
  const auto [section, digits] = parts_of(label);
  const std::string division = digits.substr(0, 2);
  if (const std::string letter = section_of(division); !letter.empty()) return letter + division;
  return section.empty() ? "?" + label : section;
}

}  // namespace glossator::compare
