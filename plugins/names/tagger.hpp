#pragma once
/// Finds the names of a document.
#include <string>
#include <vector>

#include "names/document_pass.hpp"
#include "names/runs.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Read-only; for any thread.
class Tagger {
 public:
  /// One thread's memory, kept between documents.
  struct Scratch {
    std::vector<Run> runs;
    LowerWords lower_words;
    DocumentPass document_pass;
  };

  /// Borrows `lexicon`.
  explicit Tagger(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// Sets `out` to the names of `document`, in order and without overlap.
  void tag(const DocumentView& document, Scratch& scratch, std::vector<Name>& out) const;

 private:
  const Lexicon& lexicon_;
};

/// The lists of the data folder. `path_of` turns a file's name into its path.
template <class PathOf>
Lexicon load_lexicon(PathOf path_of) {
  Lexicon lexicon;
  for (const char* name : {"words.txt", "organizations.txt", "places.txt", "given_names.txt"})
    lexicon.read_list(path_of(name));
  lexicon.read_attested(path_of("attested.tsv"));
  return lexicon;
}

}  // namespace names
}  // namespace gloss
