#include "taxonomy.hpp"

#include "codes.hpp"

namespace gloss::sectors {

Taxonomy::Taxonomy(const WordList& rows) : entries_(code_count) {
  for (const WordList::Row row : rows) {
    const auto code = find_code(row[0]);
    if (!code) row.fail("unknown code " + in_quotes(row[0]));
    Entry& entry = entries_[*code];
    if (!entry.label.empty()) row.fail("code " + in_quotes(row[0]) + " is there twice");
    const std::string_view parent = is_section(*code) ? "-" : types[section_of(*code)];
    if (row[1] != parent)
      row.fail("the parent of " + std::string(row[0]) + " is " + in_quotes(parent) + ", not " +
               in_quotes(row[1]));
    entry = {std::string(row[2]), std::string(row[3])};
  }
  for (unsigned code = 0; code < code_count; ++code)
    if (entries_[code].label.empty())
      throw Error(GLOSS_E_RESOURCE,
                  rows.name() + ": code " + in_quotes(types[code]) + " is missing");
}

}  // namespace gloss::sectors
