#pragma once
/// The last words of names that no layer has: of laws and programmes, and of places; in small
/// letters. Source: own writing.
#include <algorithm>
#include <array>
#include <gloss/hash_filter.hpp>
#include <string_view>

#include "sentiment/word_row.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// "the Full Faith and Credit Act".
constexpr std::string_view title_ends[] = {
    "act",     "acts",      "bill",     "fund",    "grant",      "grants", "initiative",
    "program", "programme", "programs", "project", "resolution", "treaty"};
/// "Hope Street", "the Great Barrier Reef".
constexpr std::string_view place_ends[] = {
    "avenue",  "bay",     "beach",    "bridge",   "cemetery", "church",  "college", "creek",
    "gardens", "grove",   "harbor",   "harbour",  "heights",  "hill",    "hills",   "island",
    "islands", "lane",    "memorial", "mountain", "museum",   "park",    "peak",    "point",
    "reef",    "road",    "school",   "springs",  "square",   "stadium", "station", "street",
    "terrace", "theatre", "valley",   "village"};
static_assert(std::ranges::is_sorted(title_ends) && std::ranges::is_sorted(place_ends));

/// Their hashes, ascending.
template <std::size_t n>
constexpr std::array<std::uint32_t, n> sorted_hashes(const std::string_view (&words)[n]) {
  std::array<std::uint32_t, n> hashes = {};
  std::ranges::transform(words, hashes.begin(), word_hash);
  std::ranges::sort(hashes);
  return hashes;
}
constexpr auto title_hashes = sorted_hashes(title_ends);
constexpr auto place_hashes = sorted_hashes(place_ends);

constexpr auto title_filter = [] {
  HashFilter<10> filter;
  for (const std::uint32_t hash : title_hashes) filter.add(hash);
  for (const std::uint32_t hash : place_hashes) filter.add(hash);
  return filter;
}();

/// Whether the word of this form, with a capital, and of this hash in small letters may be the last
/// one of such a name.
inline bool ends_title(std::string_view form, std::uint32_t hash) {
  if (!title_filter.may_hold(hash)) return false;
  const bool is_all_capital = form.size() > 1 && form[1] >= 'A' && form[1] <= 'Z';
  return !is_all_capital && (std::ranges::binary_search(place_hashes, hash) ||
                             std::ranges::binary_search(title_hashes, hash));
}

}  // namespace sentiment
}  // namespace gloss
