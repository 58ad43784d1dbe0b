#pragma once
/// Labelled texts and sentences as features with targets.
#include <array>
#include <cstdint>
#include <gloss/type_table.hpp>
#include <glossator/pipeline.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "sectors/codes.hpp"
#include "sectors/term_finder.hpp"

namespace gloss::sectors::train {

/// The codes, and places without meaning that fill whole vectors.
inline constexpr std::size_t lanes = 112;
static_assert(lanes > code_count);
using Lanes = std::array<float, lanes>;

enum class Target : std::uint8_t { no, yes, unknown };
enum class Source : std::uint8_t {
  news,
  sentences,  ///< that figures are of
  companies,
  definitions,
  free_texts,
  readings,  ///< other sentences
  own_lines  ///< sentences of own writing
};
inline constexpr std::size_t source_count = 7;

/// A word or a term found n times has the value n^0.7.
struct Value {
  std::uint32_t feature;
  float value;
};

struct TermValue {
  std::uint32_t term;
  bool counts;  ///< clear, or supported
  float value;
};

/// A word in a phrase that the reader gave as the reason for a code.
struct Shown {
  std::uint32_t feature;
  std::uint8_t code;
};

/// A text or a sentence with the codes that it has.
struct Unit {
  std::vector<Value> words;  ///< of a sentence: those outside of terms
  std::vector<TermValue> terms;
  std::vector<Shown> shown;                ///< of a sentence
  std::vector<std::uint32_t> first_words;  ///< of a text: for the gate, each once
  std::array<Target, lanes> targets{};
  std::vector<std::uint8_t> choice;  ///< not empty: one of these codes is right, nobody says which
  std::string sector;
  Source source = Source::news;
  std::uint8_t fold = 0;  ///< hash of the text, modulo 10
};

/// Codes that a text has, and those that count neither way.
struct Codes {
  std::vector<std::string> has, optional;
};

struct EvidenceSpan {
  Span span;
  std::string code;
};

/// The words of all texts in small letters, numbered in the order in which they are met.
class Vocabulary {
 public:
  std::uint32_t number(std::string_view lower);
  const std::string& operator[](std::uint32_t number) const { return words_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

 private:
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// Cuts texts into tokens with the plugin `tokens` and finds their features as the plugin does.
class UnitMaker {
 public:
  /// Borrows `terms`.
  explicit UnitMaker(const TermList& terms);
  UnitMaker(const UnitMaker&) = delete;

  /// Reads a text, for the calls below.
  void read(const std::string& text);
  /// The text as one, with all its words; without targets.
  Unit whole(Source source);
  /// The text as a sentence; without targets.
  Unit as_sentence(Source source, const std::vector<EvidenceSpan>& evidence);
  /// Its sentences, with the codes whose evidence they hold; the other codes of the text are
  /// unknown in them.
  std::vector<Unit> sentences(const Codes& codes, const std::vector<EvidenceSpan>& evidence);

  /// Appends the words of the text as numbers; word_vectors::sentence_end ends a sentence.
  void append_words(std::vector<std::int32_t>& stream);

  std::uint32_t token_count() const { return static_cast<std::uint32_t>(tokens_.size()); }
  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  static void fill(void* self, const gloss_type* type, void* row);
  Words all_words();
  Unit unit(Source source, std::span<const Hit> terms, std::span<const WordHit> words);
  void show(const std::vector<EvidenceSpan>& evidence, std::span<const WordHit> words, Unit& unit);
  void add_word(std::uint32_t row, Unit& unit);

  const TermList& terms_;
  Vocabulary vocabulary_;
  TypeTable types_;
  glossator::Pipeline pipeline_;
  glossator::Worker worker_;
  glossator::Document document_;
  std::vector<gloss_record> tokens_, sentences_;
  std::vector<std::uint32_t> ids_;
  Hits hits_;
  std::unordered_map<std::uint32_t, std::uint32_t> places_;  // of features in a unit
  std::uint8_t fold_ = 0;
};

/// Sets the targets of `unit`: a section is there if a division of it is.
void set_targets(const Codes& codes, Unit& unit);

}  // namespace gloss::sectors::train
