#include "names/model.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmath>
#include <cstring>

#include "gloss/error.hpp"
#include "names/lanes.hpp"
#include "names/model_format.hpp"
#include "names/word_features.hpp"

namespace gloss::names {
namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& reason) {
  throw Error(GLOSS_E_RESOURCE, path + ": " + reason);
}

std::uint32_t mode_counts(Spelling spelling, std::size_t bytes) {
  ModeCounts counts;
  counts.add(spelling, bytes);
  return counts.small | counts.long_small << 8 | counts.capital << 16 | counts.all_capitals << 24;
}

std::int8_t clipped(float score) {
  return static_cast<std::int8_t>(std::lround(std::fmin(std::fmax(score, -127.f), 127.f)));
}

}  // namespace

Model::Mapping::~Mapping() {
  if (data) munmap(const_cast<char*>(data), size);
}

Model::Model(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) refuse(path, std::string("cannot be read: ") + std::strerror(errno));
  struct stat status {};
  const bool is_known = fstat(file, &status) == 0;
  auto mapping = std::make_shared<Mapping>();
  if (is_known && static_cast<std::size_t>(status.st_size) >= sizeof(ModelHeader)) {
    void* const data =
        mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    if (data != MAP_FAILED) {
      mapping->data = static_cast<const char*>(data);
      mapping->size = static_cast<std::size_t>(status.st_size);
    }
  }
  ::close(file);
  if (!mapping->data) refuse(path, "is no model of names: it is too short or cannot be mapped");
  ModelHeader header;
  std::memcpy(&header, mapping->data, sizeof header);
  if (header.magic != model_magic) refuse(path, "is no model of names");
  if (header.version != model_version || header.header_size != sizeof header)
    refuse(path, "is a model of version " + std::to_string(header.version) +
                     "; this plugin reads version " + std::to_string(model_version));
  if (header.file_size != mapping->size)
    refuse(path, "is cut off: " + std::to_string(mapping->size) + " of " +
                     std::to_string(header.file_size) + " bytes");
  const auto section = [&]<class Item>(Section which, std::span<const Item>& out,
                                       std::size_t count = 0) {
    const SectionPlace place = header.sections[static_cast<std::size_t>(which)];
    const bool is_inside =
        place.begin <= mapping->size && place.size <= mapping->size - place.begin;
    if (!is_inside || place.begin % 64 != 0 || place.size % sizeof(Item) != 0 ||
        (count != 0 && place.size != count * sizeof(Item)))
      refuse(path, "is damaged: section " + std::to_string(static_cast<unsigned>(which)));
    out = {reinterpret_cast<const Item*>(mapping->data + place.begin), place.size / sizeof(Item)};
  };
  const auto hash_table = [&]<class Item>(Section which, std::span<const Item>& out) {
    section(which, out);
    if (out.empty() || (out.size() & (out.size() - 1)) != 0)
      refuse(path,
             "is damaged: the size of section " + std::to_string(static_cast<unsigned>(which)));
  };
  std::span<const ClusterEntry> clusters;
  std::span<const WordEntry> words;
  std::span<const ListEntry> lists;
  std::span<const PhraseEntry> phrases;
  std::span<const std::array<std::int16_t, lanes>> first;
  std::span<const ScoreRow> edges;
  hash_table(Section::hashed, hashed_);
  hash_table(Section::ready_index, ready_index_);
  section(Section::ready, ready_);
  hash_table(Section::clusters, clusters);
  hash_table(Section::words, words);
  hash_table(Section::lists, lists);
  hash_table(Section::phrases, phrases);
  section(Section::edges, edges, offsets);
  section(Section::transitions, transitions_, tag_count);
  section(Section::first_tags, first, 1);
  section(Section::calibrations, calibrations_, type_count);
  section(Section::spellings, tables_.spellings, spelling_triples);
  section(Section::situation_rows, tables_.situations, situations);
  section(Section::left_clusters, tables_.left_clusters, cluster_pairs);
  section(Section::right_clusters, tables_.right_clusters, cluster_pairs);
  section(Section::kinds, tables_.kinds, kind_triples);
  section(Section::phrase_after, tables_.phrase_after, phrase_pairs);
  section(Section::phrase_before, tables_.phrase_before, phrase_pairs);
  section(Section::phrase_rows, tables_.phrases, phrase_spellings);
  section(Section::evidence, tables_.evidence, evidence_codes);
  first_ = first.data();
  begin_ = end_ = Row{.scores = {},
                      .lower_hash = 0,
                      .spelling = Spelling::none,
                      .smallness = smallness_unknown,
                      .cluster = 0,
                      .kind = 0,
                      .begins_phrase = 0,
                      .mode_counts = 0};
  for (std::size_t i = 0; i < offsets; ++i) begin_.scores[i] = end_.scores[i] = edges[i];
  words_ = WordTable(clusters, words, lists, phrases);
  hashed_to_row_ = header.hashed_to_row;
  file_ = std::move(mapping);
}

void Model::fill(std::string_view form, std::string_view lower, Row& row) const {
  // Numbers are many, and all alike but for their digits.
  std::string masked;
  const bool has_digit = form.find_first_of("0123456789") != std::string_view::npos;
  if (has_digit) mask_digits(form, masked);
  const std::uint64_t hash = text_hash(has_digit ? std::string_view(masked) : form);
  const ReadyIndex& entry = ready_index_[slot_of(ready_index_, hash)];
  if (entry.key == 0 || entry.at >= ready_.size()) return compute(form, lower, row);
  const ReadyWord& word = ready_[entry.at];
  for (std::size_t i = 0; i < offsets; ++i) {
    row.scores[i] = {};
    std::memcpy(row.scores[i].data(), word.scores[i].data(), tag_count);
  }
  row.spelling = static_cast<Spelling>(word.spelling);
  row.smallness = word.smallness;
  row.cluster = word.cluster;
  row.kind = word.kind;
  row.lower_hash = has_digit ? static_cast<std::uint32_t>(text_hash(lower) >> 32) : word.lower_hash;
  row.begins_phrase = has_digit ? begins_phrase(row.lower_hash) : word.begins_phrase != 0;
  row.mode_counts = mode_counts(row.spelling, form.size());
}

bool Model::begins_phrase(std::uint32_t lower_hash) const {
  const PhraseEntry* phrase = words_.phrase(phrase_hash(0, lower_hash));
  return phrase && phrase->continues;
}

void Model::compute(std::string_view form, std::string_view lower, Row& row) const {
  FeatureMaker maker(words_);
  const WordFeatures& features = maker.of(form, lower);
  for (int offset = -reach; offset <= reach; ++offset) {
    const Hashes& hashes = offset == 0                     ? features.own
                           : (offset == 1 || offset == -1) ? features.near
                                                           : features.far;
    // A vector takes the bytes of the next row along, in lanes that nobody reads; another section
    // follows the last row.
    Lanes sum = {};
    const auto* const rows = reinterpret_cast<const std::int8_t*>(hashed_.data());
    for (const std::uint64_t hash : hashes.all())
      sum += load(rows + hashed_row(hash, offset, hashed_.size()) * tag_count);
    ScoreRow& out = row.scores[static_cast<std::size_t>(offset + reach)];
    out = {};
    for (std::size_t tag = 0; tag < tag_count; ++tag)
      out[tag] = clipped(static_cast<float>(sum[tag]) * hashed_to_row_);
  }
  row.lower_hash = features.lower_hash;
  row.spelling = features.spelling;
  row.smallness = features.smallness;
  row.cluster = features.cluster;
  row.kind = features.kind;
  row.begins_phrase = begins_phrase(features.lower_hash);
  row.mode_counts = mode_counts(row.spelling, form.size());
}

}  // namespace gloss::names
