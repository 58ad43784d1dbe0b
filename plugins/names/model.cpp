#include "names/model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "names/model_format.hpp"
#include "names/processor.hpp"
#include "names/word_features.hpp"

namespace gloss::names {
namespace {

/// The marks and counts of a word: its spelling, smallness and length decide them.
struct Marks {
  std::uint32_t counts;
  std::uint8_t marks;
};
constexpr std::size_t bytes_of_long = 4;

constexpr auto marks_of_words = [] {
  std::array<std::array<std::array<Marks, 2>, smallness_count>, spelling_count> all = {};
  for (std::uint32_t s = 0; s < spelling_count; ++s)
    for (std::uint8_t smallness = 0; smallness < smallness_count; ++smallness)
      for (const bool is_long : {false, true}) {
        const auto spelling = static_cast<Spelling>(s);
        const std::size_t bytes = is_long ? bytes_of_long : bytes_of_long - 1;
        const std::uint8_t marks = word_mark::of(spelling, smallness, bytes);
        ModeCounts counts;
        counts.add(spelling, bytes);
        all[s][smallness][is_long] = {packed_counts::of(counts, (marks & word_mark::noted) != 0),
                                      marks};
      }
  return all;
}();

/// Whether a name may begin with the word, by its own scores alone, so that it is worth a look at
/// what is around it. Words below that bound were names nowhere on the development sets.
bool is_likely_name(const ScoreRow& scores) {
  constexpr int bound = 10;
  int best = forbidden;
  for (Tag tag = outside + 1; tag < tag_count; ++tag)
    if (is_begin(tag)) best = std::max<int>(best, scores[tag]);
  return best + bound > scores[outside];
}

/// Sets what follows from the codes, the own scores and the size of the word.
void set_marks(std::size_t bytes, Row& row) {
  const auto spelling = static_cast<std::size_t>(row.spelling);
  const Marks& marks = marks_of_words[spelling][row.smallness][bytes >= bytes_of_long];
  row.marks = marks.marks;
  if ((row.marks & (word_mark::ordinary | word_mark::rare_small)) != 0 &&
      is_likely_name(row.scores[reach]))
    row.marks |= word_mark::likely;
  row.counts = marks.counts;
  row.situation = static_cast<std::uint16_t>(
      situation(place_code(Mode{}, row.spelling, false), row.smallness, row.kind));
}

}  // namespace

std::int32_t Calibration::margin_of(float share) const {
  return static_cast<std::int32_t>((std::log(share / (1 - share)) - at_zero) / slope);
}

Model::Model(const std::string& path)
    : file_(std::make_shared<const MappedModel>(path)),
      sum_features_(has_avx2() ? sum_features_avx2 : sum_features_sse) {
  std::span<const std::array<std::int16_t, lanes>> first;
  file_->read_table(Section::features, features_.buckets);
  file_->read_table(Section::ready_index, ready_index_);
  file_->read(Section::ready, ready_);
  file_->read(Section::transitions, transitions_, tag_count);
  file_->read(Section::first_tags, first, 1);
  file_->read(Section::calibrations, calibrations_, type_count);
  first_ = first.data();
  // Sums of scores have 16 bits, so that their products with 16 bits have 32.
  features_.to_row = static_cast<std::uint16_t>(file_->header().feature_to_row);
  read_words();
  sum_groups();
  read_contexts();
  set_arrivals();
}

void Model::sum_groups() {
  FeatureMaker maker(words_);
  for (std::uint32_t group = 0; group < feature_group::count; ++group)
    groups_.push_back(sum_of(features_, maker.of_group(group)));
  features_.groups = groups_;
}

void Model::set_arrivals() {
  for (Tag tag = 0; tag < tag_count; ++tag) {
    arrivals_[tag].fill(forbidden);
    for (Tag before = 0; before < tag_count; ++before) {
      transitions_to_[tag][before] = transitions_[before][tag];
      const bool is_later = tag != outside && !is_begin(tag);
      const Tag reached = is_later && !can_follow(before, tag) ? static_cast<Tag>(tag - 1) : tag;
      arrivals_[tag][before] = transitions_[before][reached];
    }
  }
}

void Model::read_words() {
  std::span<const ClusterEntry> clusters;
  std::span<const WordEntry> words;
  std::span<const ListEntry> lists;
  std::span<const PhraseEntry> phrases;
  file_->read_table(Section::clusters, clusters);
  file_->read_table(Section::words, words);
  file_->read_table(Section::lists, lists);
  file_->read_table(Section::phrases, phrases);
  words_ = WordTable(clusters, words, lists, phrases);
}

void Model::read_contexts() {
  file_->read(Section::spellings, tables_.spellings, spelling_triples);
  file_->read(Section::situation_rows, tables_.situations, situations);
  file_->read(Section::left_clusters, tables_.left_clusters, cluster_pairs);
  file_->read(Section::right_clusters, tables_.right_clusters, cluster_pairs);
  file_->read(Section::kinds, tables_.kinds, kind_triples);
  file_->read(Section::phrase_after, tables_.phrase_after, phrase_pairs);
  file_->read(Section::phrase_before, tables_.phrase_before, phrase_pairs);
  file_->read(Section::phrase_rows, tables_.phrases, phrase_spellings);
  file_->read(Section::evidence, tables_.evidence, evidence_codes);
  std::span<const ScoreRow> edges;
  file_->read(Section::edges, edges, offsets);
  begin_ = Row{.scores = {},
               .lower_hash = 0,
               .spelling = Spelling::none,
               .smallness = smallness_unknown,
               .cluster = 0,
               .kind = 0,
               .begins_phrase = 0,
               .marks = 0,
               .situation = 0,
               .counts = 0};
  std::ranges::copy(edges, begin_.scores.begin());
  end_ = begin_;
}

// With its steps inside: words are short, so that calls weigh as much as their work.
[[gnu::flatten]] void Model::fill(std::string_view form, std::string_view lower, Row& row) const {
  const MaskedHash masked = masked_hash(form);
  if (!fill_ready(form, lower, masked, row)) compute(form, lower, masked, row);
  if (lower == "’s") row.lower_hash = possessive_;
}

bool Model::fill_ready(std::string_view form, std::string_view lower, MaskedHash masked,
                       Row& row) const {
  const ReadyIndex* entry = find_entry(ready_index_, masked.hash);
  if (!entry || entry->at >= ready_.size()) return false;
  const ReadyWord& word = ready_[entry->at];
  row.scores = {};
  for (std::size_t i = 0; i < offsets; ++i)
    std::memcpy(row.scores[i].data(), word.scores[i].data(), tag_count);
  // Codes into tables: a damaged file must not lead beyond them.
  row.spelling = static_cast<Spelling>(std::min<std::uint32_t>(word.spelling, spelling_count - 1));
  row.smallness = std::min(word.smallness, smallness_unknown);
  row.cluster = static_cast<std::uint8_t>(std::min<std::uint32_t>(word.cluster, cluster_count - 1));
  row.kind = word.kind % name_kind::count;
  row.lower_hash = masked.is_changed ? short_hash(lower) : word.lower_hash;
  const bool begins =
      masked.is_changed ? words_.begins_phrase(row.lower_hash) : word.begins_phrase != 0;
  row.begins_phrase = phrase_begin::of(begins, row.spelling);
  set_marks(form.size(), row);
  return true;
}

void Model::compute(std::string_view form, std::string_view lower, MaskedHash masked,
                    Row& row) const {
  FeatureMaker maker(words_, FeatureMaker::Form::groups);
  const WordFeatures& features = maker.of(form, lower, masked);
  sum_features_(features_, features, row.scores);
  row.lower_hash = features.lower_hash;
  row.spelling = features.spelling;
  row.smallness = features.smallness;
  row.cluster = features.cluster;
  row.kind = features.kind;
  row.begins_phrase = phrase_begin::of(words_.begins_phrase(row.lower_hash), row.spelling);
  set_marks(form.size(), row);
}

}  // namespace gloss::names
