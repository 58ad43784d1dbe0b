#pragma once
/// Turns names into persons, with links and roles.
#include <vector>

#include "people/entity_linker.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// Read-only; for any thread.
class PeopleFinder {
 public:
  /// One thread's memory, kept between documents.
  struct Scratch {
    std::vector<std::uint32_t> name_at;
    std::vector<Span> name_words;
    EntityLinker linker;
  };

  /// Borrows `lexicon`.
  explicit PeopleFinder(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// Sets `result` to the persons among document.names, in their order.
  void find(const DocumentView& document, Scratch& scratch, Result& result) const;

 private:
  void place_names(const DocumentView& document, Scratch& scratch) const;
  void add_person(const DocumentView& document, const Name& name, Span words, Result& result) const;
  void share_plural_roles(const DocumentView& document, std::vector<Person>& people) const;

  const Lexicon& lexicon_;
};

}  // namespace people
}  // namespace gloss
