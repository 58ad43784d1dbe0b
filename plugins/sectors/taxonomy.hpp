#pragma once
/// The names of the codes, read from a data file.
#include <gloss/word_list.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace gloss::sectors {

/// A label and an IPTC Media Topic for each code. Immutable; any thread may read.
class Taxonomy {
 public:
  /// Rows: code, parent ("-" for a section), label, IPTC topic (may be empty). Throws Error if a
  /// code is unknown, repeated or missing, or if its parent is not its section.
  explicit Taxonomy(const WordList& rows);

  /// REQUIRES: code < code_count. Borrowed from the taxonomy.
  std::string_view label(unsigned code) const { return entries_[code].label; }
  /// Empty if the file gives none.
  std::string_view iptc(unsigned code) const { return entries_[code].iptc; }

 private:
  struct Entry {
    std::string label;
    std::string iptc;
  };
  std::vector<Entry> entries_;
};

}  // namespace gloss::sectors
