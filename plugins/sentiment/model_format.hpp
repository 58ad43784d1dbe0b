#pragma once
/// The model file: a header, then sections, each at a multiple of 64 bytes. Little-endian. The
/// trainer writes it, the plugin maps it.
#include <gloss/model_file.hpp>

#include "sentiment/pairs.hpp"
#include "sentiment/word_row.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

constexpr std::array<char, 8> model_magic = {'G', 'L', 'T', 'O', 'N', 'E', 'S', '\n'};
/// Raised by every change of the file or of the features.
constexpr std::uint32_t model_version = 3;

enum class Section : std::uint32_t {
  keys,        ///< uint32_t, the hashes of the words, ascending
  rows,        ///< Weights, by key
  pairs,       ///< PairSlot, 2^n
  neighbours,  ///< one NeighbourFilter, of the pairs of PairUse::sentence
  count
};

/// The weight of two words in a row, in one use.
struct PairSlot {
  std::uint32_t key = 0;  ///< 0: an empty slot
  Weight weight;
};

/// Sentences by their number of tokens, those without an end like ".", then the others.
constexpr std::size_t length_classes = 6;
/// Targets by their place in the sentence, likewise.
constexpr std::size_t situation_classes = 8;

/// Entities by their number of mentions: one, two or three, more.
constexpr std::size_t mention_classes = 3;

/// The weights by which in_context() adds to a sum, for a text of very many sentences.
struct ContextWeights {
  struct Base {
    float tone = 0, strength = 0;
  };
  float own_tone = 0, own_strength = 0;        ///< times the sum of the mention or entity itself
  float entity_tone = 0, entity_strength = 0;  ///< times the mean sum of the entity's mentions
  float text_tone = 0;                         ///< times the tone of the text
  float text_size = 0;  ///< the size of the text's tone times this is added to the strength
  /// Of people by the number of their mentions, then of organizations.
  std::array<Base, 2 * mention_classes> bases = {};
};

struct ModelHeader {
  static constexpr const char* content = "tones";  ///< what the model is of
  std::array<char, 8> magic = model_magic;
  std::uint32_t version = model_version;
  std::uint32_t header_size = 0;
  std::uint64_t file_size = 0;
  std::array<Weight, length_classes> lengths = {};
  std::array<Weight, length_classes> target_lengths = {};
  std::array<Weight, situation_classes> situations = {};
  /// A word of the lexicon adds its valence, without sign, times this: first good words, then bad.
  std::array<Weights, 2> valences = {};
  /// A text of several sentences adds this times document_extent().
  Weight of_document;
  ContextWeights mention_context, entity_context;
  std::array<SectionPlace, static_cast<std::size_t>(Section::count)> sections = {};
};

}  // namespace sentiment
}  // namespace gloss
