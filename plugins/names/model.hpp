#pragma once
/// The trained model: scores of words, of their neighbourhoods, and of tags that follow each other.
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "names/context.hpp"
#include "names/tags.hpp"
#include "names/word_table.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Scores of the tags of one word, in a unit that the trainer chooses.
using ScoreRow = std::array<std::int8_t, lanes>;

/// A word says something of words up to so far away.
constexpr int reach = 2;
constexpr std::size_t offsets = 2 * reach + 1;

/// A model's data about a word, one per spelling.
struct Row {
  /// [reach + o]: the scores of the word from which this one is o words to the right.
  std::array<ScoreRow, offsets> scores;
  std::uint32_t lower_hash;
  Spelling spelling;
  std::uint8_t smallness, cluster, kind;
  std::uint8_t begins_phrase;  ///< whether a listed phrase of two words or more begins with it
  /// ModeCounts of the word, a byte each, so that those of 255 words can be added at once.
  std::uint32_t mode_counts;
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
};

/// A model file, mapped into memory. Read-only; for any thread.
class Model {
 public:
  /// Throws Error(GLOSS_E_RESOURCE) with path and reason.
  explicit Model(const std::string& path);

  /// Sets `row` for the word `form`, whose lower-case form is `lower`. Any thread.
  void fill(std::string_view form, std::string_view lower, Row& row) const;
  /// The same from features, without the rows that the file has ready; for tests and trainer.
  void compute(std::string_view form, std::string_view lower, Row& row) const;

  const ContextTables& tables() const { return tables_; }
  const WordTable& words() const { return words_; }
  /// Stand-ins for the words before the begin of a sentence, and behind its end.
  const Row& begin_row() const { return begin_; }
  const Row& end_row() const { return end_; }
  /// [before][tag]; forbidden pairs have a score that no path can make good.
  std::span<const std::array<std::int16_t, lanes>> transitions() const { return transitions_; }
  /// [tag][before]: the transition to `tag`, or, where a later word of a name cannot follow
  /// `before`, to the first word of such a name.
  const std::array<std::int16_t, lanes>& arrivals(Tag tag) const { return arrivals_[tag]; }
  /// Scores of the first tag of a sentence.
  const std::array<std::int16_t, lanes>& first_tags() const { return *first_; }
  const Calibration& calibration(Type type) const {
    return calibrations_[static_cast<std::size_t>(type)];
  }

 private:
  void read_words();
  void read_contexts();
  void set_arrivals();

  std::shared_ptr<const class ModelFile> file_;
  std::span<const std::array<std::int8_t, tag_count>> hashed_;
  std::span<const struct ReadyIndex> ready_index_;
  std::span<const struct ReadyWord> ready_;
  Row begin_, end_;
  std::span<const std::array<std::int16_t, lanes>> transitions_;
  std::array<std::array<std::int16_t, lanes>, tag_count> arrivals_ = {};
  const std::array<std::int16_t, lanes>* first_ = nullptr;
  std::span<const Calibration> calibrations_;
  WordTable words_;
  ContextTables tables_;
  float hashed_to_row_ = 1;
};

}  // namespace names
}  // namespace gloss
