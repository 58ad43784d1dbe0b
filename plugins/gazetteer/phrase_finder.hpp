#pragma once
/// Finds the phrases of a list in the tokens of a document.
#include <cstdint>
#include <gloss/type_column.hpp>
#include <string>
#include <vector>

#include "comparison.hpp"
#include "compiled_list.hpp"
#include "pieces.hpp"
#include "stop_list.hpp"

namespace gloss::gazetteer {

/// The list's data about a word of the text.
struct WordRow {
  static constexpr std::uint32_t most_inline = 6;
  std::uint32_t count = 0;              ///< number of its pieces; 0 also for a possible hyphen
  std::uint32_t root_child = 0;         ///< CompiledList::root_child(ids[0])
  std::uint32_t ids[most_inline] = {};  ///< of its pieces, if they fit; 0: not in the list
};
using Words = TypeColumn<WordRow>::View;

enum class Overlap {
  longest,  ///< the leftmost phrase, the longest there; the search goes on after it
  all
};

struct FinderOptions {
  Alikeness alikeness;
  Overlap overlap = Overlap::longest;
  std::uint32_t min_length = 1;  ///< of phrases, in characters
  StopList stop;
};

struct Match {
  Span span;
  std::uint32_t entry = 0;
};

/// Immutable; any thread, each with a Scratch of its own.
class PhraseFinder {
 public:
  struct Scratch {
    struct Candidate {
      std::uint32_t token, node;
    };
    std::vector<Candidate> candidates;
    std::vector<std::uint32_t> ids;
    std::string piece, key;
    std::vector<Match> matches;  ///< what find() found, by begin, then the longest first
  };
  /// The largest number of matches in a document.
  static constexpr std::size_t most_matches = 4'000'000;

  /// `list` must outlive the finder.
  PhraseFinder(const CompiledList& list, FinderOptions options)
      : list_(&list), options_(std::move(options)) {}

  void describe(const WordType& type, WordRow& row) const;

  /// Throws Error(GLOSS_E_DOCUMENT) for more than most_matches. The time is linear in the tokens
  /// and, at each match, in the phrases that differ only in case, plural and hyphens.
  void find(const Document& document, const LayerView& tokens, const Words& words,
            Scratch& scratch) const;

 private:
  struct Place {
    Span span;
    std::uint32_t next = 0;  // the token after it; 0: the phrase ends inside a token
  };
  struct Search;

  bool may_be_said(const Word& word, CaseShape shape) const;
  void read_pieces(std::string_view form, std::string& piece,
                   std::vector<std::uint32_t>& ids) const;
  std::uint32_t step(std::uint32_t state, std::uint32_t word, std::uint32_t root_child) const {
    if (word == 0) return 0;
    while (state != 0) {
      if (const std::uint32_t next = list_->child(state, word); next != 0) return next;
      state = list_->fail(state);
    }
    return root_child;
  }
  std::uint32_t step(std::uint32_t state, std::uint32_t word) const {
    return step(state, word, list_->root_child(word));
  }
  bool is_match(std::uint32_t entry, std::string_view covered) const;
  std::string why_no_match(std::uint32_t entry) const;

  const CompiledList* list_;
  FinderOptions options_;
};

}  // namespace gloss::gazetteer
