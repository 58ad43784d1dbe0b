#pragma once
/// The sectors that labels name, read from a data file.
#include <array>
#include <gloss/word_list.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "codes.hpp"
#include "term_list.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sectors {

/// One sector of a taxonomy.
struct Sector {
  std::string code;
  std::string label;
  std::string iptc;  ///< a Media Topic; may be empty
};

/// Maps the codes of ISIC Rev.4 to sectors: to themselves, or to those of another classification.
/// Immutable; any thread may read.
class Taxonomy {
 public:
  /// Rows: code, parent ("-": none), label, IPTC topic, aliases parted by ";", ISIC codes parted by
  /// blanks; the last three may be empty. Throws Error on a faulty row: a code that is there twice,
  /// a parent that is not above it, an unknown ISIC code, an ISIC code of two sectors. Without ISIC
  /// codes the file is about ISIC itself, has all its codes, and each has its section as parent.
  explicit Taxonomy(const WordList& rows);

  /// The sector of an ISIC code, or that of its section; NULL if neither has one.
  /// REQUIRES: isic < code_count. Borrowed from the taxonomy.
  const Sector* find(unsigned isic) const;
  /// Whether the sectors are the codes of ISIC.
  bool is_isic() const { return is_isic_; }

  /// The names of sectors that are terms too.
  const std::vector<TermList::Alias>& aliases() const { return aliases_; }

 private:
  static constexpr std::size_t no_sector = ~std::size_t{0};

  void add(const WordList::Row& row);
  void check_isic(const WordList& rows) const;
  void check_parent(const WordList::Row& row) const;
  void assign(const WordList::Row& row, std::string_view isic);

  std::vector<Sector> sectors_;
  std::array<std::size_t, code_count> sector_of_{};
  std::vector<TermList::Alias> aliases_;
  bool is_isic_ = true;
};

}  // namespace sectors
}  // namespace gloss
