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

}  // namespace gloss::names
