#pragma once
/// Tables from the codes of other classifications to those of ISIC.
#include <string>
#include <unordered_map>
#include <vector>

namespace gloss::sectors::train {

/// Divisions by a text: an industry of GICS, or a code of NAICS.
class Crosswalk {
 public:
  /// Reads NAME<TAB>CODES, codes parted by blanks. Throws Error on a faulty row.
  explicit Crosswalk(const std::string& path);

  /// The codes of `name`, or of the longest known begin of it; empty if there is none.
  std::vector<std::string> codes(std::string name) const;

 private:
  std::unordered_map<std::string, std::vector<std::string>> rows_;
};

}  // namespace gloss::sectors::train
