#include "names/legal_form.hpp"

#include <algorithm>
#include <array>

#include "names/sorted_words.hpp"

namespace gloss::names {
namespace {

constexpr std::string_view legal_forms[] = {
    "A/S",  "AB",   "AG",    "AS",          "ASA",     "B.V.",   "BV",   "Bhd",  "Co",
    "Co.",  "Corp", "Corp.", "Corporation", "GmbH",    "Inc",    "Inc.", "KG",   "L.L.C.",
    "L.P.", "LLC",  "LLP",   "LP",          "Limited", "Ltd",    "Ltd.", "N.V.", "NV",
    "Oy",   "Oyj",  "PLC",   "Plc",         "Private", "Pte",    "Pte.", "Pty",  "Pty.",
    "Pvt",  "Pvt.", "S.A.",  "S.A.S.",      "S.p.A.",  "S.r.l.", "SA",   "SARL", "SAS",
    "SE",   "SRL",  "Sdn",   "Sdn.",        "SpA",     "plc"};
static_assert(std::ranges::is_sorted(legal_forms));

// Unlike Foundation, University or Hospital, whose givers are called by the same name.
constexpr std::string_view firm_words[] = {
    "Aerospace",       "Airlines",     "Airways",      "Bancorp",       "Bank",
    "Beverages",       "Biotech",      "Breweries",    "Brewery",       "Brewing",
    "Capital",         "Cement",       "Chemical",     "Chemicals",     "Dairies",
    "Dairy",           "Diagnostics",  "Electric",     "Electronics",   "Energy",
    "Engineering",     "Foods",        "Freight",      "Group",         "Healthcare",
    "Holding",         "Holdings",     "Hotels",       "Industries",    "Instruments",
    "Insurance",       "Laboratories", "Labs",         "Logistics",     "Media",
    "Minerals",        "Mining",       "Motor",        "Motors",        "Oil",
    "Optical",         "Paper",        "Partners",     "Petroleum",     "Pharma",
    "Pharmaceuticals", "Plastics",     "Properties",   "Realty",        "Resources",
    "Retail",          "Robotics",     "Securities",   "Semiconductor", "Shipbuilding",
    "Shipping",        "Software",     "Solar",        "Steel",         "Stores",
    "Supermarkets",    "Systems",      "Technologies", "Technology",    "Telecom",
    "Textiles",        "Therapeutics", "Tools",        "Transport",     "Trucking"};
static_assert(std::ranges::is_sorted(firm_words));

/// Whether a legal form can end so: most names cannot.
bool can_end(char last) {
  static constexpr auto ends = [] {
    std::array<bool, 256> all = {};
    for (const std::string_view form : legal_forms)
      all[static_cast<unsigned char>(form.back())] = true;
    return all;
  }();
  return ends[static_cast<unsigned char>(last)];
}

}  // namespace

bool is_legal_form(std::string_view word) { return is_in(legal_forms, word); }

std::string_view without_legal_form(std::string_view name) {
  if (name.empty() || !can_end(name.back())) return {};
  std::string_view rest = name;
  for (std::size_t blank = rest.rfind(' '); blank != rest.npos; blank = rest.rfind(' ')) {
    if (!is_legal_form(rest.substr(blank + 1))) break;
    rest = rest.substr(0, blank);
    if (rest.ends_with(',')) rest.remove_suffix(1);
  }
  return rest.size() < name.size() ? rest : std::string_view{};
}

std::string_view first_of_firm(std::string_view name) {
  const std::size_t blank = name.find(' ');
  if (blank == name.npos) return {};
  const std::string_view legal = without_legal_form(name);
  const bool is_firm =
      legal.empty() ? is_in(firm_words, name.substr(name.rfind(' ') + 1)) : legal.size() > blank;
  return is_firm ? name.substr(0, blank) : std::string_view{};
}

}  // namespace gloss::names
