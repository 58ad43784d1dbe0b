#pragma once
/// A user's list of texts, one a line, such as names that an annotator must not write.
#include <string>
#include <string_view>

#include "text_map.hpp"
#include "word_list.hpp"

namespace GLOSS_HIDDEN gloss {

/// Blanks as texts are compared: those within a line, and line breaks.
constexpr bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// `text` with one blank for each run of blanks and line breaks, and none at its ends.
inline std::string with_single_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_blank(c)) out.push_back(c);
    if (is_blank(c) && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// Case counts; a run of blanks and line breaks counts as one blank. Read-only once read; any
/// thread.
class TextSet {
 public:
  /// Adds the lines of a file. Throws Error(GLOSS_E_RESOURCE) with file, line and reason.
  void read(const std::string& path) {
    for (const auto row : WordList::read(path, 1, 1)) texts_[with_single_blanks(row[0])] = true;
  }
  bool empty() const { return texts_.empty(); }
  bool contains(std::string_view text) const {
    return !texts_.empty() && texts_.contains(with_single_blanks(text));
  }

 private:
  TextMap<bool> texts_;
};

}  // namespace gloss
