#pragma once
/// One pass over the words of a sentence that finds which of them change others.
#include <span>
#include <vector>

#include "sentiment/closed_classes.hpp"
#include "sentiment/sentence_reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// The state while one sentence is read.
class Pass {
 public:
  Pass(Words words, Rows rows, std::vector<Change>& changes)
      : words_(words), rows_(rows), changes_(changes), begin_(changes.size()) {}

  /// Reads the next word with a role, or the phrase of `row` that it begins and that ends before
  /// `past`.
  void read(std::uint32_t at, std::uint32_t past, const WordRow& row);

  /// The words [first, past) are the phrase of `row`.
  void read_phrase(std::uint32_t first, std::uint32_t past, const WordRow& row);

  /// The word `first` and the words [second, past) are the phrase of `row`, with a gap.
  void read_parted(std::uint32_t first, std::uint32_t second, std::uint32_t past,
                   const WordRow& row);

  std::uint32_t next() const { return next_; }

  /// Whether the negator is of praise: "cannot thank them enough".
  bool praises_much(std::uint32_t at) const { return is_after_can(at) && means_much(at); }

  /// Whether more of a list follows at `at`: "no deaths, injuries or damage".
  bool lists_more(std::uint32_t at) const;

  /// Returns Sentence's contrast.
  std::uint32_t finish();

 private:
  static constexpr int turned = -14;  ///< sixteenths of a bad word's tone, if its thing ends
  static constexpr int strengthened = 20;
  static constexpr int lessened = -12;  ///< sixteenths of a good word's tone: "less happy"

  /// The first of the sentence's changes at `at` or after it. Takes time by its distance from the
  /// last one.
  std::size_t first_change(std::uint32_t at) const {
    std::size_t change = changes_.size();
    while (change > begin_ && changes_[change - 1].at >= at) --change;
    return change;
  }
  bool is_change_of(std::size_t change, std::uint32_t at) const {
    return change < changes_.size() && changes_[change].at == at;
  }
  /// The row of a word that was read, or of the phrase that it begins.
  const WordRow& row_at(std::uint32_t at) const {
    const std::size_t change = first_change(at);
    return is_change_of(change, at) ? *changes_[change].reading.row : *rows_[at];
  }
  /// The word's reading, to change it: gives it a Change. Borrowed until the next call.
  Reading& reading_at(std::uint32_t at);

  static bool reaches(std::uint32_t from, std::uint32_t to, std::uint32_t reach) {
    return from != no_token && to - from <= reach;
  }

  void negate(std::uint32_t at) {
    Reading& reading = reading_at(at);
    reading.is_negated = true;
    reading.cause = negator_;
  }

  bool is_in_negation(std::uint32_t at) const { return negator_ != no_token && at < negation_end_; }

  /// Negates the words from the next one on that the negator reaches.
  void negate_to(std::uint32_t end) {
    if (negator_ == no_token) return;
    for (; next_ < end && is_in_negation(next_); ++next_) negate(next_);
  }

  bool is(std::uint32_t at, std::span<const std::uint32_t> word_class) const {
    return at < words_.size() && is_in(word_class, words_[at].hash);
  }

  void change_others(const WordRow& row, std::uint32_t at, bool is_negated);

  void begin_negation(const WordRow& row, std::uint32_t at);

  bool is_after(std::uint32_t at, std::span<const std::uint32_t> word_class) const {
    return is(at, word_class) || (at > 0 && is(at - 1, word_class));
  }
  bool is_after_can(std::uint32_t at) const {
    return is(at, cannot) || (at > 0 && is(at - 1, can));
  }

  /// Whether a verb of praise and "enough" follow.
  bool means_much(std::uint32_t at) const;

  enum class Commas { list, end };
  /// The first "or" in [first, past), if no mark stands before it but commas that list; else
  /// no_token.
  std::uint32_t find_or(std::uint32_t first, std::uint32_t past, Commas commas) const;

  /// A negator reaches as many words as the list says, or 4, from the first word of a sentence 4
  /// more, but no clause behind the fourth; and all of "deaths, injuries or damage".
  void find_negation_end(const WordRow& row, std::uint32_t at);

  /// "were halted", "has been finally halted".
  bool is_passive(std::uint32_t at) const;

  /// Whether an object follows the verb that was read last: "the crash halted trains".
  bool has_object() const;

  void begin_reduction(std::uint32_t at);

  void end_clause() {
    negator_ = intensifier_ = reducer_ = bad_ = bad_before_ = good_ = strengthener_ = neither_ =
        riser_ = taker_ = no_token;
  }

  void take_trigger(const WordRow& row, std::uint32_t at, bool is_negated);

  /// "would have ruined the port": it did not.
  bool is_only_thought(std::uint32_t at) const;

  /// "less happy", "fewer successes"; not "no less happy", "more or less happy".
  bool is_lessened(std::uint32_t at) const;

  /// A good or bad word that a negator reaches. Returns whether it stays negated: "never had a
  /// worse meal" strengthens.
  bool negate_trigger(const WordRow& row, std::uint32_t at);

  /// "no longer afraid": what is bad has ended, but not in "could no longer hide his anger".
  bool is_no_longer(std::uint32_t at) const;

  /// "did not leak once", "no pain at all", "not so bad": more than the absence of what is bad.
  bool is_denied_wholly(std::uint32_t at) const;

  /// "neither good nor bad": no tone at all.
  void level(const WordRow& row, std::uint32_t at);

  /// "not as bad as we feared".
  bool is_as_feared(std::uint32_t at) const;

  /// "does not open on Sundays": a plain fact, no failure.
  bool is_of_habit() const;

  /// "terribly good", but not "great for bad weather".
  bool is_strengthened(std::uint32_t at) const;

  /// "never so bad", "could not be more pleased", "nothing is worse", "no better place".
  bool is_utmost(const WordRow& row, std::uint32_t at) const;

  /// "cut the rating to junk", "halted flights after the crash".
  bool is_elsewhere(std::uint32_t at) const;

  /// Scales a word, for a cause if one is given.
  void change(std::uint32_t at, int sixteenths, std::uint32_t cause);

  bool has_between(std::uint32_t first, std::uint32_t past,
                   std::span<const std::uint32_t> word_class) const;

  /// Whether what turned the first bad word turns the second too.
  bool is_joined(std::uint32_t first, std::uint32_t second) const;

  /// "a rise in violent crime": no good news.
  bool is_what_rises(std::uint32_t at) const;

  /// "complaints about noise fell": both fell.
  bool is_of(std::uint32_t first, std::uint32_t second) const;

  void turn(std::uint32_t bad, std::uint32_t cause);

  /// "a very nasty fall": no verb, which would be "falls".
  bool is_noun(std::uint32_t at) const;

  /// Turns the bad word before what ends or falls. A word of falling then is good news, too.
  bool turn_before(const WordRow& row, std::uint32_t at);

  /// "exports rose": good or bad by what moves, if no number tells how far.
  void move(const WordRow& row, std::uint32_t at);

  /// "deaths rose": only more of a bad thing; what else rises is good or bad by itself.
  void rise(const WordRow& row, std::uint32_t at, bool is_negated);

  /// "their joy was short-lived": the good word at most `reach` tokens before.
  void spoil_before(std::uint32_t at, std::uint32_t reach);

  /// "the lovely theatre was demolished", "the unpopular tax was scrapped".
  void take_away(const WordRow& row, std::uint32_t at, bool is_negated);

  /// Takes the tone of the words from `first` to the end of the clause: they tell no news.
  void silence(std::uint32_t first);

  Words words_;
  Rows rows_;
  std::vector<Change>& changes_;
  std::size_t begin_;                  // of the sentence, in changes_
  std::uint32_t next_ = 0;             // the first word that is not read
  std::uint32_t past_ = 0;             // the end of the word or phrase that is read
  std::uint32_t contrast_ = no_token;  // the last one of the sentence
  std::uint32_t turned_ = no_token;    // the last word that the reducer turned
  std::uint32_t reducer_past_ = 0;     // the end of the reducer
  std::uint32_t clause_begin_ = 0;     // behind the last mark
  std::uint32_t silent_begin_ = no_token, silent_end_ = 0;  // words without tone
  std::uint32_t negation_end_ = 0;  // past the last word that the negator reaches
  std::uint32_t list_end_ = 0;      // the last comma before it does not end the clause
  int factor_ = whole;              // of the intensifier
  bool strengthener_is_good_ = false, bad_is_negated_ = false, neither_is_good_ = false;
  bool concedes_ = false;  // until the comma behind "although"

  // The last words of their kind in the clause; no_token: none. See end_clause().
  std::uint32_t negator_ = no_token, intensifier_ = no_token, strengthener_ = no_token;
  std::uint32_t reducer_ = no_token, good_ = no_token, bad_ = no_token;
  std::uint32_t bad_before_ = no_token;  // the bad word that is joined to the last one
  std::uint32_t neither_ = no_token;     // the last word that "neither" negates
  std::uint32_t taker_ = no_token;       // until a good thing is taken away
  std::uint32_t riser_ = no_token;       // "a rise", until a bad thing rises
};

}  // namespace sentiment
}  // namespace gloss
