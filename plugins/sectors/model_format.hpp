#pragma once
/// The model file: a header, then sections, each at a multiple of 64 bytes. Little-endian. The
/// trainer writes it, the plugin maps it.
#include <array>
#include <gloss/model_file.hpp>
#include <string_view>

namespace gloss {
namespace GLOSS_HIDDEN sectors {

inline constexpr std::array<char, 8> model_magic = {'G', 'L', 'S', 'E', 'C', 'T', 'S', '\n'};
/// Raised by every change of the file or of the features.
inline constexpr std::uint32_t model_version = 1;

enum class Section : std::uint32_t {
  words,             ///< uint32_t: key_hash() of each word in small letters, ascending
  gates,             ///< int8_t by word: how much it tells the profile of a company
  sentence_starts,   ///< uint32_t by word, and one more: its first in sentence_weights
  sentence_weights,  ///< CodeWeight
  profile_starts,    ///< the same for profiles
  profile_weights,
  terms,         ///< uint32_t: key_hash() of each term as the list spells it, ascending
  term_weights,  ///< TermWeight by term
  count
};

/// A word adds `weight` to the label of a code, in units of weight_unit.
struct CodeWeight {
  std::uint8_t code = 0;
  std::uint8_t unused = 0;
  std::int16_t weight = 0;
};

/// A term adds this to the label of its code in a sentence, in units of weight_unit: `supported`
/// beside its weight in the list, `unsupported` if it is ambiguous and nothing supports it.
struct TermWeight {
  std::int16_t supported = 0, unsupported = 0;
};

inline constexpr double weight_unit = 1.0 / 1024;

struct ModelHeader {
  static constexpr const char* content = "sectors";  ///< what the model is of
  std::array<char, 8> magic = model_magic;
  std::uint32_t version = model_version;
  std::uint32_t header_size = 0;
  std::uint64_t file_size = 0;
  /// A text is a profile if the gates of its first words sum up to this.
  std::int32_t least_gate = 0;
  /// The weights of words and terms are multiplied by it, so that scores are probabilities.
  float sentence_scale = 1, profile_scale = 1;
  float profile_term = 1;  ///< the same for the weights of the list's terms in a profile
  std::array<SectionPlace, static_cast<std::size_t>(Section::count)> sections = {};
};

/// Names words and terms in the file (FNV-1a, folded).
constexpr std::uint32_t key_hash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace sectors
}  // namespace gloss
