#include "model_writer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <stdexcept>

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

ModelWriter::ModelWriter(const Chain& chain, const LexiconBuilder::Tables& tables,
                         std::span<const std::string> frequent_forms)
    : tables_(tables), frequent_(frequent_forms) {
  set_unit(chain);
  hashed_.resize(RowNumbers::hashed);
  for (std::size_t row = 0; row < hashed_.size(); ++row)
    for (std::size_t tag = 0; tag < tag_count; ++tag)
      hashed_[row][tag] = rounded<std::int8_t>(chain.rows()[row][tag] * hashed_unit_, 127);
  add_tables(chain);
}

void ModelWriter::set_unit(const Chain& chain) {
  float most_hashed = 0, most = 0;
  for (std::uint32_t row = 0; row < RowNumbers::hashed; ++row)
    most_hashed = std::max(most_hashed, largest(chain.rows()[row]));
  hashed_unit_ = 127 / most_hashed;
  for (const auto& table : context_rows(chain))
    for (const Weights& row : table) most = std::max(most, largest(row));
  // Rows of words are sums over features; those of frequent words decide.
  FeatureMaker maker(tables_.view());
  std::string lower;
  for (const std::string& form : frequent_) {
    to_lower(form, lower);
    const WordFeatures& features = maker.of(form, lower);
    Weights sum = {};
    for (const std::uint64_t hash : features.own.all())
      sum += chain.rows()[hashed_row(hash, 0, RowNumbers::hashed)];
    most = std::max(most, largest(sum));
  }
  unit_ = 127 / most;
}

void ModelWriter::add_tables(const Chain& chain) {
  const auto quantised = [&](const Weights& row) {
    ScoreRow out = {};
    for (std::size_t tag = 0; tag < tag_count; ++tag)
      out[tag] = rounded<std::int8_t>(row[tag] * unit_, 127);
    return out;
  };
  for (int offset = -reach; offset <= reach; ++offset)
    edges_.push_back(
        quantised(chain.rows()[hashed_row(edge_feature(offset > 0), offset, RowNumbers::hashed)]));
  for (const auto& table : context_rows(chain)) {
    auto& out = contexts_.emplace_back();
    for (const Weights& row : table) out.push_back(quantised(row));
  }
  constexpr std::int16_t forbidden = -12000;
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
  header.header_size = sizeof header;
  header.hashed_to_row = unit_ / hashed_unit_;
  std::string body(sizeof header, '\0');
  const auto add = [&](Section section, const auto& items) {
    body.resize((body.size() + 63) / 64 * 64);
    const std::size_t size = items.size() * sizeof(items[0]);
    header.sections[static_cast<std::size_t>(section)] = {body.size(), size};
    body.append(reinterpret_cast<const char*>(items.data()), size);
  };
  add(Section::hashed, hashed_);
  add(Section::ready_index, ready_index_);
  add(Section::ready, ready_);
  add(Section::clusters, tables_.clusters);
  add(Section::words, tables_.words);
  add(Section::lists, tables_.lists);
  add(Section::phrases, tables_.phrases);
  add(Section::edges, edges_);
  add(Section::transitions, transitions_);
  add(Section::first_tags, first_);
  add(Section::calibrations, calibrations_);
  for (std::size_t i = 0; i < contexts_.size(); ++i)
    add(static_cast<Section>(static_cast<std::size_t>(Section::spellings) + i), contexts_[i]);
  header.file_size = body.size();
  std::copy_n(reinterpret_cast<const char*>(&header), sizeof header, body.begin());
  std::ofstream out(path, std::ios::binary);
  out << body << std::flush;
  if (!out) throw std::runtime_error(path + ": cannot be written");
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
    ReadyIndex& slot = slots[slot_of(slots, hash)];
    if (slot.key != 0) continue;
    slot = {key_of<ReadyIndex>(hash), static_cast<std::uint32_t>(ready_.size())};
    Row row;
    model.compute(form, lower, row);
    ReadyWord word{row.lower_hash,
                   static_cast<std::uint8_t>(row.spelling),
                   row.smallness,
                   row.cluster,
                   row.kind,
                   row.begins_phrase,
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
