#pragma once
/// A user's own lists: names with their types that are always found, and texts that are no names.
#include <string>
#include <vector>

#include "gloss/text_map.hpp"
#include "gloss/text_set.hpp"
#include "names/name.hpp"
#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Read-only once the lists are read; for any thread.
class OwnNames {
 public:
  /// Adds lines "NAME<TAB>TYPE". Throws Error(GLOSS_E_RESOURCE) with file, line and reason.
  void read_names(const std::string& path);
  /// Adds lines "TEXT": a name that is written just so is dropped. Throws as read_names().
  void read_never(const std::string& path) { never_.read(path); }

  /// Drops the names of the second list from `found`, and puts those of the first one in place of
  /// what they overlap. Case counts; blanks and line breaks in the text count as one blank.
  void apply(const DocumentView& document, std::vector<Name>& found) const;

 private:
  struct Entry {
    std::string text;  ///< words apart by one blank
    Type type;
  };
  /// The end of `entry`'s text where `word` begins; 0 if it is not there as a whole word.
  std::uint32_t end_of(const Entry& entry, const DocumentView& document, std::uint32_t word) const;

  TextMap<std::vector<Entry>> by_first_letter_;  ///< the longest first
  TextSet never_;
};

}  // namespace names
}  // namespace gloss
