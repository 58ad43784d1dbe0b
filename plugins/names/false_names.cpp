#include "names/false_names.hpp"

#include <algorithm>

#include "names/sorted_words.hpp"

namespace gloss::names {
namespace {

constexpr std::string_view exchanges[] = {
    "AIM",   "AMEX",  "ASX",      "B3",     "BME",      "BMV",  "BSE",  "CSE",
    "EPA",   "ETR",   "Euronext", "FRA",    "FWB",      "HKEX", "HKG",  "HKSE",
    "IDX",   "ISE",   "JSE",      "KOSDAQ", "KRX",      "LON",  "LSE",  "NASDAQ",
    "NEO",   "NSE",   "NYSE",     "Nasdaq", "NasdaqGS", "OSE",  "OTC",  "OTCMKTS",
    "OTCQB", "OTCQX", "Oslo",     "PSE",    "SEHK",     "SGX",  "SIX",  "SSE",
    "STO",   "SZSE",  "TSE",      "TSX",    "TSXV",     "TYO",  "XETRA"};
static_assert(std::ranges::is_sorted(exchanges));

/// Whether an exchange and a colon stand between the bracket and byte `begin`.
bool is_behind_exchange(std::string_view text, std::size_t begin) {
  constexpr std::size_t farthest = 40;
  const std::size_t colon = text[begin - 1] == ':' ? begin - 1 : begin - 2;
  const std::size_t from = colon - std::min(colon, farthest);
  const std::size_t open = text.substr(from, colon - from).find_last_of("(\n;/,");
  if (open == text.npos || text[from + open] == '\n') return false;
  std::string_view before = text.substr(from + open + 1, colon - from - open - 1);
  while (!before.empty() && before.front() == ' ') before.remove_prefix(1);
  const std::string_view first = before.substr(0, before.find_first_of(" -"));
  return is_in(exchanges, first);
}

bool is_code(std::string_view name) {
  constexpr std::size_t longest = 6;
  return name.size() <= longest && std::ranges::all_of(name, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
         });
}

/// Whether the name is a house: "18 Elm Court".
bool is_house(std::string_view text, const Name& name) {
  constexpr std::string_view ends[] = {" Court",    " House", " Lodge",
                                       " Mansions", " Mews",  " Wharf"};
  const std::string_view own = text_of(text, name);
  return name.type == Type::organization &&
         std::ranges::any_of(ends, [&](std::string_view end) { return own.ends_with(end); });
}

}  // namespace

void drop_false_names(std::string_view text, std::vector<Name>& names) {
  std::erase_if(names, [&](const Name& name) {
    if (name.begin < 3) return false;
    char before = text[name.begin - 1];
    if (before == ' ') before = text[name.begin - 2];
    if (before == ':') return is_code(text_of(text, name)) && is_behind_exchange(text, name.begin);
    return before >= '0' && before <= '9' && is_house(text, name);
  });
}

}  // namespace gloss::names
