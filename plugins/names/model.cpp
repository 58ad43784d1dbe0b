#include "names/model.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "names/lanes.hpp"
#include "names/model_format.hpp"
#include "names/word_features.hpp"

namespace gloss::names {
namespace {

std::uint32_t mode_counts(Spelling spelling, std::size_t bytes) {
  ModeCounts counts;
  counts.add(spelling, bytes);
  return counts.small | counts.long_small << 8 | counts.capital << 16 | counts.all_capitals << 24;
}

/// Eight keys, of which the first FeatureBucket::most count.
using Keys = std::uint16_t __attribute__((vector_size(16)));

/// Adds the scores of a feature, if the bucket has them.
void add_feature(std::span<const FeatureBucket> buckets, std::uint64_t hash, Lanes& sum) {
  const FeatureBucket& bucket = buckets[hash & (buckets.size() - 1)];
  Keys keys;
  std::memcpy(&keys, bucket.keys.data(), sizeof keys);
  const auto equal = keys == Keys{} + feature_key(hash);
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(), &equal, sizeof equal);
  if ((halves[0] | halves[1]) == 0) return;
  const unsigned bit = halves[0] != 0 ? static_cast<unsigned>(std::countr_zero(halves[0]))
                                      : 64 + static_cast<unsigned>(std::countr_zero(halves[1]));
  const std::size_t slot = bit / 16;
  // A vector takes the bytes behind the scores along, in lanes that nobody reads.
  if (slot < FeatureBucket::most) sum += load(&bucket.scores[0][0] + slot * tag_count);
}

std::int8_t in_row(std::int32_t score, std::int32_t feature_to_row) {
  constexpr std::int32_t half = 1 << 15;
  return static_cast<std::int8_t>(std::clamp((score * feature_to_row + half) >> 16, -127, 127));
}

}  // namespace

Model::Model(const std::string& path) : file_(std::make_shared<const MappedModel>(path)) {
  std::span<const std::array<std::int16_t, lanes>> first;
  file_->read_table(Section::features, features_);
  file_->read_table(Section::ready_index, ready_index_);
  file_->read(Section::ready, ready_);
  file_->read(Section::transitions, transitions_, tag_count);
  file_->read(Section::first_tags, first, 1);
  file_->read(Section::calibrations, calibrations_, type_count);
  first_ = first.data();
  // Sums of scores have 16 bits, so that their products with less than this have 32.
  feature_to_row_ = static_cast<std::int32_t>(file_->header().feature_to_row & 0xFFFF);
  read_words();
  read_contexts();
  set_arrivals();
}

void Model::set_arrivals() {
  for (Tag tag = 0; tag < tag_count; ++tag) {
    arrivals_[tag].fill(forbidden);
    for (Tag before = 0; before < tag_count; ++before) {
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
               .mode_counts = 0};
  std::ranges::copy(edges, begin_.scores.begin());
  end_ = begin_;
}

void Model::fill(std::string_view form, std::string_view lower, Row& row) const {
  // Numbers are many, and all alike but for their digits.
  std::string masked;
  const bool has_digit = names::has_digit(form);
  if (has_digit) mask_digits(form, masked);
  const std::uint64_t hash = text_hash(has_digit ? std::string_view(masked) : form);
  const ReadyIndex* entry = find_entry(ready_index_, hash);
  if (!entry || entry->at >= ready_.size()) return compute(form, lower, row);
  const ReadyWord& word = ready_[entry->at];
  for (std::size_t i = 0; i < offsets; ++i) {
    row.scores[i] = {};
    std::memcpy(row.scores[i].data(), word.scores[i].data(), tag_count);
  }
  // Codes into tables: a damaged file must not lead beyond them.
  row.spelling = static_cast<Spelling>(std::min<std::uint32_t>(word.spelling, spelling_count - 1));
  row.smallness = std::min(word.smallness, smallness_unknown);
  row.cluster = static_cast<std::uint8_t>(std::min<std::uint32_t>(word.cluster, cluster_count - 1));
  row.kind = word.kind % name_kind::count;
  row.lower_hash = has_digit ? short_hash(lower) : word.lower_hash;
  row.begins_phrase = has_digit ? words_.begins_phrase(row.lower_hash) : word.begins_phrase != 0;
  row.marks = word_mark::of(row.spelling, row.smallness, form.size());
  row.mode_counts = mode_counts(row.spelling, form.size());
}

void Model::compute(std::string_view form, std::string_view lower, Row& row) const {
  FeatureMaker maker(words_);
  const WordFeatures& features = maker.of(form, lower);
  for (int offset = -reach; offset <= reach; ++offset) {
    const Hashes& hashes = features.at(offset);
    Lanes sum = {};
    for (const std::uint64_t hash : hashes.all())
      add_feature(features_, at_offset(hash, offset), sum);
    ScoreRow& out = row.scores[static_cast<std::size_t>(offset + reach)];
    out = {};
    for (std::size_t tag = 0; tag < tag_count; ++tag) out[tag] = in_row(sum[tag], feature_to_row_);
  }
  row.lower_hash = features.lower_hash;
  row.spelling = features.spelling;
  row.smallness = features.smallness;
  row.cluster = features.cluster;
  row.kind = features.kind;
  row.begins_phrase = words_.begins_phrase(features.lower_hash);
  row.marks = word_mark::of(row.spelling, row.smallness, form.size());
  row.mode_counts = mode_counts(row.spelling, form.size());
}

}  // namespace gloss::names
