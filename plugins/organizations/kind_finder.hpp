#pragma once
/// Decides what kind of body an organization is.
#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

class KindFinder {
 public:
  struct Told {
    Kind kind = Kind::none;
    bool is_own = false;  ///< by a word of the user's list
  };

  /// Borrows `lexicon`.
  explicit KindFinder(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// The kind that the name alone makes sure of: by a well-known body's acronym in it, by a word of
  /// the user's list, or by words with heavy weights. Else none, and the weights are added to
  /// `scores`. The name's words are [first, last], with the legal form.
  Told by_words(const DocumentView& document, std::uint32_t first, std::uint32_t last,
                KindScores& scores) const;
  /// The kind with the most weight in a name, however little; or none.
  Kind likeliest(const DocumentView& document, std::uint32_t first, std::uint32_t last) const;
  /// The kind of a common noun, "regulator" or "newspaper", or none.
  static Kind of_noun(const Row& row) {
    if (row.before != 0) return static_cast<Kind>(row.before);
    return row.main_weight < Row::heavy ? Kind::none : static_cast<Kind>(row.main);
  }

  /// Adds what a name's words and form suggest, beside the weights. Its words are [first, last],
  /// without article and legal form.
  void add_name(const DocumentView& document, std::uint32_t first, std::uint32_t last,
                KindScores& scores) const;
  /// Adds to `told`, each kind once, what plain words beside the mention say: "X shares",
  /// "according to X", "X, a local charity,"; and to `near`, unless it is null, what all the words
  /// near the mention suggest. REQUIRES: `near` has not been added to more than twenty times.
  void add_context(const DocumentView& document, const Organization& mention, KindScores& told,
                   KindScores* near) const;

 private:
  struct WeightSums;
  struct Line;

  std::uint32_t head_of(const DocumentView& document, std::uint32_t first,
                        std::uint32_t last) const;
  /// The data of a word in a name for its kind: with those of the word before it, if the two are
  /// listed together.
  const Row& told_at(const DocumentView& document, std::uint32_t first, std::uint32_t word) const {
    const Row& own = document.row(word);
    return own.is(pair_end) && word != first ? told_behind(document, first, word) : own;
  }
  const Row& told_behind(const DocumentView& document, std::uint32_t first,
                         std::uint32_t word) const;
  static std::uint32_t times(const Row& word, bool is_before, const Row& head, const Row& told);
  WeightSums weigh(const DocumentView& document, std::uint32_t first, std::uint32_t last) const;
  void add_near(const DocumentView& document, const Line& line, KindScores& scores) const;
  void add_beside(const DocumentView& document, const Line& line, KindScores& scores) const;
  Kind by_apposition(const DocumentView& document, const Organization& mention) const;
  Kind by_place(const DocumentView& document, const Organization& mention) const;

  const Lexicon* lexicon_;
};

}  // namespace organizations
}  // namespace gloss
