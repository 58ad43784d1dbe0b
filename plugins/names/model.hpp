#pragma once
/// The trained model: scores of words, of their neighbourhoods, and of tags that follow each other.
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "names/context.hpp"
#include "names/feature_table.hpp"
#include "names/tags.hpp"
#include "names/word_table.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Bits of Row::marks.
namespace word_mark {
constexpr std::uint8_t noted = 1;       ///< `name` or `rare_small`
constexpr std::uint8_t name = 2;        ///< can be part of a name in a sentence of usual capitals
constexpr std::uint8_t ordinary = 4;    ///< such a word that is mostly written small ("The")
constexpr std::uint8_t rare_small = 8;  ///< a word in small letters that is often written large
constexpr std::uint8_t divides = 16;    ///< seldom lies inside a name: "said", not "of"
/// A name by its own scores, though it is `rare_small` or `ordinary`: "zendaya", "Boots".
constexpr std::uint8_t likely = 32;
/// The marks that follow from the spelling and from how often the word is written small.
constexpr std::uint8_t of(Spelling spelling, std::uint8_t smallness, std::size_t bytes) {
  constexpr std::uint8_t mostly_small = 6;
  constexpr std::size_t short_word = 3;
  const bool is_ordinary = smallness >= mostly_small && smallness != smallness_unknown;
  if (is_small(spelling)) {
    const bool is_long = spelling == Spelling::lower && bytes > short_word;
    return static_cast<std::uint8_t>((is_ordinary ? 0 : noted | rare_small) |
                                     (is_long ? divides : 0));
  }
  if (spelling == Spelling::capital && is_ordinary) return noted | name | ordinary;
  const bool is_name = is_capitalised(spelling) || spelling == Spelling::letters_digits;
  return is_name ? noted | name : 0;
}
/// Whether the rest of a document says something of a word with these marks: of all that can be
/// part of a name but "The" and "In" where they begin a sentence.
constexpr bool has_evidence(std::uint8_t marks, bool is_first) {
  return (marks & name) != 0 && !(is_first && (marks & ordinary) != 0);
}
}  // namespace word_mark

/// Bits of Row::begins_phrase.
namespace phrase_begin {
constexpr std::uint8_t in_any_case = 1;  ///< a listed phrase of two words or more begins with it
constexpr std::uint8_t as_written = 2;   ///< and it is not in small letters
constexpr std::uint8_t of(bool begins, Spelling spelling) {
  if (!begins) return 0;
  return is_small(spelling) ? in_any_case : in_any_case | as_written;
}
}  // namespace phrase_begin

/// A word's part in the ModeCounts of its sentence, and whether it is noted, as fields of one
/// number.
namespace packed_counts {
constexpr std::uint32_t most_words = 63;  ///< of so many words the numbers can be added
constexpr std::uint32_t of(const ModeCounts& word, bool is_noted) {
  return std::uint32_t{is_noted} | word.small << 8 | word.long_small << 14 | word.capital << 20 |
         word.all_capitals << 26;
}
/// The lowest byte, which is faster to take than other fields: it is asked for at each word.
constexpr std::uint32_t noted(std::uint32_t sum) { return static_cast<std::uint8_t>(sum); }
constexpr void add(std::uint32_t sum, ModeCounts& counts) {
  counts.small += sum >> 8 & most_words;
  counts.long_small += sum >> 14 & most_words;
  counts.capital += sum >> 20 & most_words;
  counts.all_capitals += sum >> 26;
}
}  // namespace packed_counts

/// A model's data about a word, one per spelling.
struct Row {
  RowScores scores;
  std::uint32_t lower_hash;  ///< that of 's for ’s, too, as the lists have it
  Spelling spelling;
  std::uint8_t smallness, cluster, kind;
  std::uint8_t begins_phrase;  ///< bits of phrase_begin
  std::uint8_t marks;          ///< bits of word_mark
  std::uint16_t situation;     ///< that of Mode{} where the word is not the first one
  std::uint32_t counts;        ///< packed_counts
};
static_assert(sizeof(Row) == 96);

/// Scores that depend on more than one word; rows are numbered by the functions of context.hpp.
struct ContextTables {
  std::span<const ScoreRow> spellings, situations, left_clusters, right_clusters, kinds;
  std::span<const ScoreRow> phrase_after, phrase_before, phrases, evidence;
};

/// Maps scores to the share of names with them that are right: the logistic function of
/// `at_zero + slope * margin`.
struct Calibration {
  float at_zero = 0, slope = 0.1f;

  /// The margin of names of which `share`, between 0 and 1, is right; rounded toward 0.
  std::int32_t margin_of(float share) const;
};

/// The score of a transition that no path may take.
constexpr std::int16_t forbidden = -12000;

/// A model file, mapped into memory. Read-only; for any thread.
class Model {
 public:
  /// Throws Error(GLOSS_E_RESOURCE) with path and reason.
  explicit Model(const std::string& path);
  Model(const Model&) = delete;  // tables point to each other
  Model& operator=(const Model&) = delete;

  /// Sets `row` for the word `form`, whose lower-case form is `lower`. Any thread.
  void fill(std::string_view form, std::string_view lower, Row& row) const;
  /// The same from features, without the rows that the file has ready; for tests and trainer.
  void compute(std::string_view form, std::string_view lower, Row& row) const {
    compute(form, lower, masked_hash(form), row);
  }

  const ContextTables& tables() const { return tables_; }
  const WordTable& words() const { return words_; }
  /// Whether the word is 's or ’s.
  bool is_possessive(const Row& row) const { return row.lower_hash == possessive_; }
  const FeatureTable& features() const { return features_; }
  /// Stand-ins for the words before the begin of a sentence, and behind its end.
  const Row& begin_row() const { return begin_; }
  const Row& end_row() const { return end_; }
  /// [before][tag]; forbidden pairs have a score that no path can make good.
  std::span<const std::array<std::int16_t, lanes>> transitions() const { return transitions_; }
  /// [tag][before] of the same.
  const std::array<std::int16_t, lanes>& transitions_to(Tag tag) const {
    return transitions_to_[tag];
  }
  /// [tag][before]: the transition to `tag`, or, where a later word of a name cannot follow
  /// `before`, to the first word of such a name.
  const std::array<std::int16_t, lanes>& arrivals(Tag tag) const { return arrivals_[tag]; }
  /// Scores of the first tag of a sentence.
  const std::array<std::int16_t, lanes>& first_tags() const { return *first_; }
  const Calibration& calibration(Type type) const {
    return calibrations_[static_cast<std::size_t>(type)];
  }

 private:
  /// Fills the row of a word that the file has ready; false if it has not.
  bool fill_ready(std::string_view form, std::string_view lower, MaskedHash masked, Row& row) const;
  void compute(std::string_view form, std::string_view lower, MaskedHash masked, Row& row) const;
  void read_words();
  void read_contexts();
  void sum_groups();
  void set_arrivals();

  std::shared_ptr<const class MappedModel> file_;
  std::vector<RowSums> groups_;
  FeatureTable features_;
  SumFeatures sum_features_;
  std::span<const struct ReadyIndex> ready_index_;
  std::span<const struct ReadyWord> ready_;
  Row begin_, end_;
  std::span<const std::array<std::int16_t, lanes>> transitions_;
  std::array<std::array<std::int16_t, lanes>, tag_count> transitions_to_ = {}, arrivals_ = {};
  const std::array<std::int16_t, lanes>* first_ = nullptr;
  std::span<const Calibration> calibrations_;
  WordTable words_;
  ContextTables tables_;
  const std::uint32_t possessive_ = short_hash("'s");
};

}  // namespace names
}  // namespace gloss
