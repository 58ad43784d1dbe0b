#include "model_writer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <gloss/model_file_writer.hpp>

#include "gloss/text.hpp"

namespace gloss::names::train {
namespace {

template <class Integer>
Integer rounded(float score, float most) {
  return static_cast<Integer>(std::lround(std::clamp(score, -most, most)));
}

float largest(const Weights& weights) {
  float most = 0;
  for (std::size_t tag = 0; tag < tag_count; ++tag) most = std::max(most, std::fabs(weights[tag]));
  return most;
}

/// A place_code's row with the two rows that it shares with others.
Weights situation_row(const Chain& chain, std::uint32_t place, std::uint32_t smallness,
                      std::uint32_t kind) {
  using Numbers = RowNumbers;
  const std::uint32_t mode = place / (spelling_count * 2);
  return chain.rows()[Numbers::places + place] +
         chain.rows()[Numbers::place_smallness + place * smallness_count + smallness] +
         chain.rows()[Numbers::mode_kinds + (mode * name_kind::count + kind) * smallness_count +
                      smallness];
}

std::vector<Weights> slice(const Chain& chain, std::uint32_t first, std::uint32_t count) {
  return {chain.rows().begin() + first, chain.rows().begin() + first + count};
}

/// The rows of the context sections, in the order of Section.
std::vector<std::vector<Weights>> context_rows(const Chain& chain) {
  using Numbers = RowNumbers;
  std::vector<Weights> all_situations;
  for (std::uint32_t place = 0; place < place_codes; ++place)
    for (std::uint32_t smallness = 0; smallness < smallness_count; ++smallness)
      for (std::uint32_t kind = 0; kind < name_kind::count; ++kind)
        all_situations.push_back(situation_row(chain, place, smallness, kind));
  std::vector<Weights> all_evidence;
  for (std::uint32_t code = 0; code < evidence_codes; ++code)
    all_evidence.push_back(chain.rows()[Numbers::evidence + code / (spelling_count * 2)] +
                           chain.rows()[Numbers::evidence_places + code]);
  return {slice(chain, Numbers::spellings, spelling_triples),
          std::move(all_situations),
          slice(chain, Numbers::left_clusters, cluster_pairs),
          slice(chain, Numbers::right_clusters, cluster_pairs),
          slice(chain, Numbers::kinds, kind_triples),
          slice(chain, Numbers::phrase_after, phrase_pairs),
          slice(chain, Numbers::phrase_before, phrase_pairs),
          slice(chain, Numbers::phrases, phrase_spellings),
          std::move(all_evidence)};
}

}  // namespace

ModelWriter::ModelWriter(const Chain& chain, const WordRows& rows,
                         const LexiconBuilder::Tables& tables,
                         std::span<const std::string> frequent_forms)
    : tables_(tables), frequent_(frequent_forms) {
  set_unit(chain, rows.features());
  add_features(chain, rows.features().hashes());
  add_tables(chain, rows);
}

/// The features with the largest scores come first, until their bucket is full.
void ModelWriter::add_features(const Chain& chain, const std::vector<std::uint64_t>& hashes) {
  struct Feature {
    float largest;
    std::uint32_t number;
  };
  std::vector<Feature> order;
  for (std::uint32_t i = 0; i < hashes.size(); ++i)
    if (const float most = largest(chain.rows()[RowNumbers::features + i]); most > 0)
      order.push_back({most, i});
  std::ranges::sort(order, [](const Feature& a, const Feature& b) {
    return a.largest != b.largest ? a.largest > b.largest : a.number < b.number;
  });
  features_.resize(bucket_count);
  for (const Feature& feature : order) {
    const std::uint64_t hash = hashes[feature.number];
    FeatureBucket& bucket = features_[hash % bucket_count];
    const std::uint16_t key = feature_key(hash);
    const auto end = bucket.keys.begin() + FeatureBucket::most;
    const auto slot =
        std::find_if(bucket.keys.begin(), end, [&](std::uint16_t k) { return k == 0 || k == key; });
    if (slot == end || *slot == key) continue;
    *slot = key;
    auto& scores = bucket.scores[static_cast<std::size_t>(slot - bucket.keys.begin())];
    const Weights& row = chain.rows()[RowNumbers::features + feature.number];
    for (std::size_t tag = 0; tag < tag_count; ++tag)
      scores[tag] = rounded<std::int8_t>(row[tag] * feature_unit_, 127);
  }
}

void ModelWriter::set_unit(const Chain& chain, const FeatureRows& features) {
  float most_of_feature = 0, most = 0;
  for (std::size_t row = RowNumbers::features; row < chain.rows().size(); ++row)
    most_of_feature = std::max(most_of_feature, largest(chain.rows()[row]));
  feature_unit_ = 127 / most_of_feature;
  for (const auto& table : context_rows(chain))
    for (const Weights& row : table) most = std::max(most, largest(row));
  // Rows of words are sums over features; those of frequent words decide.
  FeatureMaker maker(tables_.view());
  std::string lower;
  for (const std::string& form : frequent_) {
    to_lower(form, lower);
    Weights sum = {};
    for (const std::uint64_t hash : maker.of(form, lower).own.all())
      if (const auto row = features.find(at_offset(hash, 0))) sum += chain.rows()[*row];
    most = std::max(most, largest(sum));
  }
  unit_ = 127 / most;
}

void ModelWriter::add_tables(const Chain& chain, const WordRows& rows) {
  const auto quantised = [&](const Weights& row) {
    ScoreRow out = {};
    for (std::size_t tag = 0; tag < tag_count; ++tag)
      out[tag] = rounded<std::int8_t>(row[tag] * unit_, 127);
    return out;
  };
  for (int offset = -reach; offset <= reach; ++offset)
    edges_.push_back(quantised(chain.rows()[rows.edge(offset > 0, offset)]));
  for (const auto& table : context_rows(chain)) {
    auto& out = contexts_.emplace_back();
    for (const Weights& row : table) out.push_back(quantised(row));
  }
  const auto path = [&](bool is_allowed, float score) {
    return is_allowed ? rounded<std::int16_t>(score * unit_, 2000) : forbidden;
  };
  transitions_.resize(tag_count);
  first_.resize(1);
  for (Tag tag = 0; tag < tag_count; ++tag) {
    first_[0][tag] = path(tag == outside || is_begin(tag), chain.first_tags()[tag]);
    for (Tag before = 0; before < tag_count; ++before)
      transitions_[before][tag] = path(can_follow(before, tag), chain.transitions()[before][tag]);
  }
}

void ModelWriter::write_sections(const std::string& path) const {
  ModelHeader header;
  header.feature_to_row = static_cast<std::uint32_t>(std::lround(unit_ / feature_unit_ * 65536));
  ModelFileWriter<ModelHeader, Section> file(header);
  file.add(Section::features, features_);
  file.add(Section::ready_index, ready_index_);
  file.add(Section::ready, ready_);
  file.add(Section::clusters, tables_.clusters);
  file.add(Section::words, tables_.words);
  file.add(Section::lists, tables_.lists);
  file.add(Section::phrases, tables_.phrases);
  file.add(Section::edges, edges_);
  file.add(Section::transitions, transitions_);
  file.add(Section::first_tags, first_);
  file.add(Section::calibrations, calibrations_);
  for (std::size_t i = 0; i < contexts_.size(); ++i)
    file.add(static_cast<Section>(static_cast<std::size_t>(Section::spellings) + i), contexts_[i]);
  file.write(path);
}

void ModelWriter::make_ready(const std::string& path) {
  const Model model(path);
  ready_index_.assign(std::bit_ceil(frequent_.size() * 4 / 3 + 2), {});
  ready_.clear();
  std::string lower;
  for (const std::string& form : frequent_) {
    to_lower(form, lower);
    const std::span<ReadyIndex> slots(ready_index_);
    const std::uint64_t hash = text_hash(form);
    if (find_entry(slots, hash)) continue;
    add_entry(slots, hash, {.at = static_cast<std::uint32_t>(ready_.size())});
    Row row;
    model.compute(form, lower, row);
    ReadyWord word{row.lower_hash,
                   static_cast<std::uint8_t>(row.spelling),
                   row.smallness,
                   row.cluster,
                   row.kind,
                   row.begins_phrase != 0,
                   {},
                   {}};
    for (std::size_t i = 0; i < offsets; ++i)
      std::copy_n(row.scores[i].begin(), tag_count, word.scores[i].begin());
    ready_.push_back(word);
  }
}

void ModelWriter::write(const std::string& path) {
  if (ready_.empty()) {
    ready_index_.assign(2, {});
    write_sections(path);
    make_ready(path);
  }
  write_sections(path);
}

}  // namespace gloss::names::train
