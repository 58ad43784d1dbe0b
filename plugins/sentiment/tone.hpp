#pragma once
/// Sums of weights: of a sentence, and toward a target in it, with the words that count most.
#include <vector>

#include "sentiment/model.hpp"
#include "sentiment/sentence_reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// A word's part in a sum.
struct Contribution {
  std::uint32_t token;        ///< of the document
  std::uint32_t cause;        ///< the token that changes it, or no_token
  std::uint32_t entry;        ///< of the word, in the Lexicon
  std::uint32_t cause_entry;  ///< of the cause; 0 if there is none
  std::uint32_t hash;         ///< of the word
  float own;                  ///< what the word adds by itself
  float caused;               ///< what the cause adds to that
  float size() const { return own + caused < 0 ? -(own + caused) : own + caused; }
};

struct Sum {
  float tone = 0;
  float strength = 0;
};

/// The tokens of a passage, a sentence or text between two.
struct Passage {
  std::uint32_t sentence;  ///< its record, or GLOSS_NONE
  std::uint32_t token_begin, token_end;
  std::uint32_t change_begin, change_end, contrast;  ///< as Sentence has them
  Sum sum;
  std::uint32_t contribution_begin, contribution_end;
  bool is_formula;  ///< is_formula()
};

/// Adds up the words of one passage. Borrows the model.
class ToneSum {
 public:
  explicit ToneSum(const Model& model) : model_(model), name_(model.name_row()) { mark(name_); }

  /// Sets WordRow::weighs_much, for the greatest multiplier that a word has which others do not
  /// change.
  static void mark(WordRow& row);

  /// The sum of a sentence. Appends contributions that are not small to `out`, in the order of
  /// tokens; `first_token` is the number of the first word. `scan` is of its words.
  Sum of_sentence(const Sentence& sentence, const Scan& scan, std::uint32_t first_token,
                  std::vector<Contribution>& out) const;
  /// The sum toward the words [first, past) of the sentence. Appends its greatest contributions to
  /// `out`, greatest first, at most most_of_target of them.
  Sum of_target(const Sentence& sentence, std::uint32_t first, std::uint32_t past,
                std::uint32_t first_token, std::vector<Contribution>& out) const;

  /// For Scan::make().
  const PairFilter& first_look() const { return model_.first_look(); }
  const WordRow& name() const { return name_; }

  static constexpr std::size_t most_of_target = 2;
  /// The least tone of a word of a sentence that is a contribution, times whole, in weight_unit.
  static constexpr int least_of_sentence = whole * weight_unit * 3 / 10;

 private:
  const Model& model_;
  WordRow name_;
};

/// How much of the sums of its sentences a text has: with n of them less than 1/n-th of each, more
/// of the first, so that it does not grow with the length.
struct SentenceShares {
  float first, other;
  float of(std::size_t number) const { return number == 0 ? first : other; }
};
SentenceShares sentence_shares(std::uint32_t sentence_count);
/// Whether it is no more than a formula of letters ("Kind regards, Ann"), which has no share if
/// there are other sentences.
bool is_formula(const Sentence& sentence);
/// From 0 for one sentence to 1 for very many.
float document_extent(std::uint32_t sentence_count);

/// How much of the sum of its words a sentence has: less than 1 if it is very long.
float length_share(std::size_t token_count);

/// Numbers of ModelHeader's classes.
std::size_t length_class(const Sentence& sentence);
std::size_t situation_class(const Sentence& sentence, std::uint32_t first);

constexpr std::uint32_t target_reach = 30;  ///< tokens

/// The place of a word `distance` >= 1 tokens before a target, or after it.
constexpr Place place_before(std::uint32_t distance) {
  return distance == 1   ? Place::before_1
         : distance <= 3 ? Place::before_3
         : distance <= 7 ? Place::before_7
                         : Place::before_far;
}
constexpr Place place_after(std::uint32_t distance) {
  return distance == 1   ? Place::after_1
         : distance <= 3 ? Place::after_3
         : distance <= 7 ? Place::after_7
                         : Place::after_far;
}

/// The nearest two words on a side of a target that are no function words; no_token if there are
/// none near. Numbers of words of the sentence, and their rows there.
struct NearWords {
  std::uint32_t first = no_token, second = no_token;
  const WordRow *first_row = nullptr, *second_row = nullptr;
  /// The two words next to the target, whatever they are; nullptr behind the end of the sentence.
  std::array<const WordRow*, 2> next = {};

  bool is_full() const { return second != no_token; }
  /// Of each word, from the target on.
  void see(const WordRow& row) {
    if (!next[1]) next[next[0] ? 1 : 0] = &row;
  }
  void add(std::uint32_t word, const WordRow& row) {
    if (first == no_token)
      first = word, first_row = &row;
    else
      second = word, second_row = &row;
  }
};
/// `change`: the sentence's first_change() of the same word.
NearWords words_after(const Sentence& sentence, std::uint32_t past, const Change* change);
NearWords words_before(const Sentence& sentence, std::uint32_t first, const Change* change);

}  // namespace sentiment
}  // namespace gloss
