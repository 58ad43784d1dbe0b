#include "taxonomy.hpp"

#include <algorithm>

namespace gloss::sectors {
namespace {

enum Column : std::size_t { code, parent, label, iptc, alias_list, isic_list };

/// Calls `use` with each part of `list`, without blanks around it.
template <class Use>
void for_each_part(std::string_view list, char mark, Use&& use) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(mark), list.size());
    std::string_view part = list.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) use(part);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace

Taxonomy::Taxonomy(const WordList& rows) {
  sector_of_.fill(no_sector);
  for (const WordList::Row row : rows) is_isic_ = is_isic_ && row[isic_list].empty();
  for (const WordList::Row row : rows) add(row);
  if (is_isic_) check_isic(rows);
}

void Taxonomy::add(const WordList::Row& row) {
  for (const Sector& sector : sectors_)
    if (sector.code == row[code]) row.fail("code " + in_quotes(row[code]) + " is there twice");
  if (row[label].empty()) row.fail("code " + in_quotes(row[code]) + " has no label");
  check_parent(row);
  sectors_.push_back({std::string(row[code]), std::string(row[label]), std::string(row[iptc])});
  if (is_isic_)
    assign(row, row[code]);
  else
    for_each_part(row[isic_list], ' ', [&](std::string_view isic) { assign(row, isic); });
  const std::size_t here = sectors_.size() - 1;
  const auto first = std::find(sector_of_.begin(), sector_of_.end(), here);
  for_each_part(row[alias_list], ';', [&](std::string_view phrase) {
    if (first == sector_of_.end()) row.fail("has aliases but no ISIC code that they could mean");
    aliases_.push_back({std::string(phrase), static_cast<unsigned>(first - sector_of_.begin())});
  });
}

void Taxonomy::check_parent(const WordList::Row& row) const {
  if (is_isic_) {
    const auto isic = find_code(row[code]);
    if (!isic) row.fail("unknown code " + in_quotes(row[code]));
    const std::string_view section = is_section(*isic) ? "-" : types[section_of(*isic)];
    if (row[parent] != section)
      row.fail("the parent of " + std::string(row[code]) + " is " + in_quotes(section) + ", not " +
               in_quotes(row[parent]));
    return;
  }
  const bool is_known = std::any_of(sectors_.begin(), sectors_.end(), [&](const Sector& sector) {
    return sector.code == row[parent];
  });
  if (row[parent] != "-" && !is_known)
    row.fail("no row above has the parent " + in_quotes(row[parent]) + "; \"-\": none");
}

void Taxonomy::assign(const WordList::Row& row, std::string_view name) {
  const auto isic = find_code(name);
  if (!isic) row.fail("unknown ISIC code " + in_quotes(name));
  std::size_t& sector = sector_of_[*isic];
  if (sector != no_sector)
    row.fail("ISIC code " + in_quotes(name) + " belongs to " + in_quotes(sectors_[sector].code) +
             " already");
  sector = sectors_.size() - 1;
}

void Taxonomy::check_isic(const WordList& rows) const {
  for (unsigned isic = 0; isic < code_count; ++isic)
    if (sector_of_[isic] == no_sector)
      throw Error(GLOSS_E_RESOURCE,
                  rows.name() + ": code " + in_quotes(types[isic]) + " is missing");
}

const Sector* Taxonomy::find(unsigned isic) const {
  std::size_t sector = sector_of_[isic];
  if (sector == no_sector) sector = sector_of_[section_of(isic)];
  return sector == no_sector ? nullptr : &sectors_[sector];
}

}  // namespace gloss::sectors
