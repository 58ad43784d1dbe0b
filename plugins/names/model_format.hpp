#pragma once
/// The model file: a header, then sections, each at a multiple of 64 bytes. Little-endian. The
/// trainer writes it, the plugin maps it.
#include <array>
#include <cstdint>

#include "gloss/model_file.hpp"
#include "names/model.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

constexpr std::array<char, 8> model_magic = {'G', 'L', 'N', 'A', 'M', 'E', 'S', '\n'};
/// Raised by every change of the file, of the features or of the codes.
constexpr std::uint32_t model_version = 5;

enum class Section : std::uint32_t {
  features,      ///< FeatureBucket, 2^n
  ready_index,   ///< ReadyIndex, 2^n
  ready,         ///< ReadyWord
  clusters,      ///< ClusterEntry, 2^n
  words,         ///< WordEntry, 2^n
  lists,         ///< ListEntry, 2^n
  phrases,       ///< PhraseEntry, 2^n
  edges,         ///< ScoreRow, `offsets`
  transitions,   ///< std::array<int16_t, lanes>, tag_count
  first_tags,    ///< std::array<int16_t, lanes>, one
  calibrations,  ///< Calibration, type_count
  spellings,     ///< ScoreRow, as all that follow
  situation_rows,
  left_clusters,
  right_clusters,
  kinds,
  phrase_after,
  phrase_before,
  phrase_rows,
  evidence,
  count
};

struct ModelHeader {
  static constexpr const char* content = "names";  ///< what the model is of
  std::array<char, 8> magic = model_magic;
  std::uint32_t version = model_version;
  std::uint32_t header_size = 0;
  std::uint64_t file_size = 0;
  /// A feature's score times this is a score of a row, in units of 2^-16.
  std::uint32_t feature_to_row = 1u << 16;
  std::uint32_t reserved = 0;
  std::array<SectionPlace, static_cast<std::size_t>(Section::count)> sections = {};
};

class MappedModel : public ModelFile<ModelHeader, Section> {
 public:
  using ModelFile<ModelHeader, Section>::ModelFile;
};

/// Where a frequent word's row is.
struct ReadyIndex {
  std::uint32_t key = 0;  ///< 0: an empty slot
  std::uint32_t at = 0;   ///< number of its ReadyWord
};

/// A frequent word's Row, packed.
struct ReadyWord {
  std::uint32_t lower_hash = 0;
  std::uint8_t spelling = 0, smallness = 0, cluster = 0, kind = 0, begins_phrase = 0;
  std::array<std::array<std::int8_t, tag_count>, offsets> scores = {};
  std::array<std::uint8_t, 2> padding = {};
};
static_assert(sizeof(ReadyWord) == 56);

/// The feature of the sentence's begin and end.
constexpr std::uint64_t edge_feature(bool is_end) { return mixed(0x77, is_end); }

}  // namespace names
}  // namespace gloss
