#pragma once
#include <map>
#include <set>
#include <string>

namespace glossator::compare {

/// From industry codes (ISIC Rev. 4, NACE Rev. 2) to the names of another scheme of sectors.
/// Without a table a name stands for itself. One thread.
class Crosswalk {
 public:
  Crosswalk() = default;
  /// Reads {"gics": [NAME...], "sections": {"A": {"gics": NAME}}, "divisions": {"01": ...},
  /// "classes": {"2023": ...}}; a NAME may be null. Throws Error(input) if it cannot.
  static Crosswalk of_file(const std::string& path);

  /// The name of the sector that a label says: itself if it is one, else that of its longest known
  /// code; empty if that has none; "?LABEL" if nothing is known of it.
  std::string sector(const std::string& label) const;
  /// Section and division of a code, "D35" of "D35.11"; the section if it has no division;
  /// "?LABEL" if it is no code.
  std::string division(const std::string& label) const;

 private:
  bool has_table_ = false;
  std::set<std::string> names_;
  std::map<std::string, std::string> codes_;
};

}  // namespace glossator::compare
