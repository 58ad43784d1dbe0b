#pragma once
/// Annotated sets, as sentences of word types with tags.
#include <cstdint>
#include <glossator/pipeline.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "names/tags.hpp"

namespace gloss::names::train {

/// Spellings, numbered in the order in which they are met.
class Spellings {
 public:
  std::uint32_t number(std::string_view form);
  const std::string& operator[](std::uint32_t number) const { return forms_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(forms_.size()); }

 private:
  std::vector<std::string> forms_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

struct TaggedWord {
  std::uint32_t form = 0;            ///< number in Spellings
  std::uint32_t begin = 0, end = 0;  ///< bytes
  Tag tag = outside;
  /// The tags that the set leaves open, `tag` among them, as bits; no bit: `tag` is certain.
  std::uint16_t open = 0;
};

struct TaggedSentence {
  std::uint32_t first = 0, last = 0;  ///< words, half-open
  float weight = 1;                   ///< 0: not to be learned from
};

struct GoldName {
  std::uint32_t begin = 0, end = 0;
  Type type = Type::other;
};

struct TaggedText {
  std::string id, text;
  std::vector<TaggedWord> words;
  std::vector<TaggedSentence> sentences;
  std::vector<GoldName> names;
};

/// Which sentences of a set labelled by a program are trusted.
struct Trust {
  float least_score = 0.85f;  ///< of every name of the sentence
  float most_doubt = 0.2f;    ///< of every word that the program left outside
};

/// Reads JSON Lines of annotated documents and cuts them into tokens with the plugin `tokens`.
class SetReader {
 public:
  /// Borrows `spellings`.
  explicit SetReader(Spellings& spellings);

  /// The documents of `path`. Throws std::runtime_error if it cannot be read.
  std::vector<TaggedText> read(const std::string& path, Trust trust = {});
  /// A text with names that are all there are in it; by begin, without overlap.
  TaggedText tagged(std::string id, std::string text, std::vector<GoldName> names);
  /// The words of all documents of `path`, whatever their names; `no_word` ends a sentence.
  void read_words(const std::string& path, std::vector<std::uint32_t>& words);
  static constexpr std::uint32_t no_word = 0xFFFFFFFFu;

 private:
  void cut(TaggedText& text);

  Spellings& spellings_;
  glossator::Pipeline pipeline_;
  glossator::Worker worker_;
  glossator::Document document_;
};

}  // namespace gloss::names::train
