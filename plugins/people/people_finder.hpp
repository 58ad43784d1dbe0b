#pragma once
/// Turns names into persons, with links and roles.
#include <vector>

#include "gloss/text_set.hpp"
#include "people/entity_linker.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// Read-only once the list is read; for any thread.
class PeopleFinder {
 public:
  /// One thread's memory, kept between documents.
  struct Scratch {
    std::vector<PersonMention> mentions;
    MentionFinder names;
    EntityLinker linker;
  };

  /// Borrows `lexicon`.
  explicit PeopleFinder(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// Adds lines "TEXT": names that are no persons. Throws Error with file, line and reason.
  void read_never(const std::string& path) { never_.read(path); }

  /// Whether that list has the text.
  bool denies(std::string_view text) const { return !never_.empty() && never_.contains(text); }

  /// Sets `result` to the persons among document.names, in their order.
  void find(const DocumentView& document, Scratch& scratch, Result& result) const;

 private:
  void find_roles(const DocumentView& document, Scratch& scratch, std::string& role_text) const;

  const Lexicon& lexicon_;
  TextSet never_;
};

}  // namespace people
}  // namespace gloss
