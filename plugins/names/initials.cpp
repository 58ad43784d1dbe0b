#include "names/initials.hpp"

#include <algorithm>

#include "names/sorted_words.hpp"

namespace gloss::names {
namespace {

constexpr std::string_view no_initials[] = {"A.D.", "A.M.", "B.C.", "D.C.",   "E.U.",    "L.A.",
                                            "N.Y.", "P.M.", "P.S.", "Q.C.",   "S.A.",    "U.A.E.",
                                            "U.K.", "U.N.", "U.S.", "U.S.A.", "U.S.S.R."};
static_assert(std::ranges::is_sorted(no_initials));

bool is_capital_letter(char c) { return c >= 'A' && c <= 'Z'; }

/// The initials with which `text` ends; empty if it ends otherwise.
std::string_view last_initials(std::string_view text) {
  constexpr std::size_t most_bytes = 6, least_bytes = 4;
  std::size_t begin = text.size();
  while (begin >= 2 && text[begin - 1] == '.' && is_capital_letter(text[begin - 2])) begin -= 2;
  const std::string_view initials = text.substr(begin);
  const bool is_alone = begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '\n' ||
                        text[begin - 1] == '"' || text[begin - 1] == '(';
  return is_alone && initials.size() >= least_bytes && initials.size() <= most_bytes
             ? initials
             : std::string_view();
}

}  // namespace

void take_initials(std::string_view text, std::vector<Name>& names) {
  std::uint32_t covered = 0;
  for (Name& name : names) {
    const std::uint32_t before = covered;
    covered = std::max(covered, name.end);
    if (name.type != Type::person || name.begin < 5 || text[name.begin - 2] != '.' ||
        text[name.begin - 1] != ' ')
      continue;
    const std::string_view initials = last_initials(text.substr(0, name.begin - 1));
    const auto begin = static_cast<std::uint32_t>(name.begin - 1 - initials.size());
    if (!initials.empty() && begin >= before && !is_in(no_initials, initials)) name.begin = begin;
  }
}

}  // namespace gloss::names
