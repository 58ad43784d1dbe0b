#pragma once
/// Finds and resolves the dates of a document.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dates/atoms.hpp"
#include "dates/automaton.hpp"
#include "dates/compounds.hpp"
#include "dates/context.hpp"
#include "dates/form.hpp"
#include "dates/lexicon.hpp"
#include "dates/link.hpp"
#include "dates/meaning.hpp"
#include "dates/resolver.hpp"
#include "gloss/annotator.hpp"
#include "gloss/type_column.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

enum class TextKind : std::uint8_t { automatic, news, narrative, colloquial };

struct TaggerOptions {
  ResolverOptions resolver;
  MeaningOptions grammar;
  TextKind kind = TextKind::automatic;
  bool dateline = false;  ///< without a reference date, a complete date at the head of the text
};

/// Read-only once made; any thread.
class Tagger {
 public:
  /// `holidays` is the path of the list of holidays, `phrases` that of a list that adds to it, or
  /// empty. Throws gloss::Error(GLOSS_E_RESOURCE).
  Tagger(TaggerOptions options, const std::string& holidays, const std::string& phrases = {});
  Tagger(const Tagger&) = delete;  // its parts refer to each other
  Tagger& operator=(const Tagger&) = delete;

  struct Input {
    std::string_view text, date;
    LayerView tokens, sentences;
    TypeColumn<Row>::View words;
    Trace trace = {};
  };

  /// Buffers of one thread, kept from document to document.
  struct Scratch {
    Trace trace;  ///< of the document; false unless somebody asks why
    Marks marks;  ///< of the tokens
    AtomList atoms;
    std::vector<Found> found;
    std::vector<Record> records;  ///< more than used, so that their texts keep their memory
    std::size_t record_count = 0;
    std::string lower;
    Automaton::Cache cache;
    Expression probe;         ///< the atoms that a guard looks at
    std::uint64_t steps = 0;  ///< of the automaton, in all documents
    bool colloquial = false;  ///< the document is a message
    bool dated = false;       ///< it has a reference date, or its dateline may be one
  };

  /// The records are in `scratch` until the next call.
  std::span<const Record> tag(const Input& input, Scratch& scratch) const;

  /// The row of a word, for the table of words. Does not throw.
  Row row(const WordType& type) const;

 private:
  /// Fills what the automaton knows of the row's classes.
  Row marked(Row row) const;
  std::vector<Compounds::Part> parts_of(std::string_view form) const;
  void read_piece(const Input& input, const Tokens& tokens, MarkView marks, Scratch& scratch) const;
  /// Whether not each token of a piece is an atom.
  bool has_other_atoms(const Reader& in) const;
  void make_atoms(const Input& input, const Tokens& tokens, Scratch& scratch) const;
  void find(const Reader& in, Scratch& scratch) const;
  /// Adds the longest expressions that begin at `at` to scratch.found; returns their end.
  std::uint32_t read_at(const Reader& in, std::uint32_t at, Scratch& scratch) const;
  /// Whether the guard of a rule lets its words stand, if it looks at nothing else.
  bool words_stand(const Reader& in, std::uint32_t at, std::uint32_t end, std::uint16_t number,
                   Scratch& scratch) const;
  /// Whether a match of the grammar has a meaning, and its surroundings leave it that. If so, adds
  /// its expressions to scratch.found.
  bool accept(const Reader& in, std::uint32_t at, std::uint32_t end, std::uint16_t number,
              std::span<const Automaton::Taken> taken, Scratch& scratch) const;
  /// Tells of the expressions read at `at` what the words around them say.
  void complete_all(const Reader& in, std::uint32_t at, std::span<Found> read) const;
  void complete(const Reader& in, Found& found) const;
  Context base_of(const Input& input, Scratch& scratch, std::optional<Mention>& head) const;
  void resolve(const Input& input, Scratch& scratch) const;

  TaggerOptions options_;
  Holidays holidays_;
  Lexicon lexicon_;
  Automaton automaton_;
  mutable Compounds compounds_;
  Resolver resolver_;
  std::vector<std::uint8_t> looks_at_words_;  ///< by rule: its guard comes before the reading
};

}  // namespace dates
}  // namespace gloss
