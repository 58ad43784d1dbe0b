#pragma once
/// Finds and resolves the dates of a document.
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "dates/automaton.hpp"
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
  };

  /// Buffers of one thread, kept from document to document.
  struct Scratch {
    std::vector<Atom> atoms;  ///< more than used, so that they are not made again
    std::size_t atom_count = 0;
    std::vector<std::uint32_t> triggers;  ///< atoms
    std::deque<Row> rows;                 ///< of atoms that are not whole tokens
    std::vector<Found> found;
    std::vector<Record> records;
    std::string lower;
    bool colloquial = false;  ///< the document is a message
    Automaton::Cache cache;
    Automaton::Path path;
    std::vector<Expression> read;
    struct Candidate {
      std::uint32_t end;
      Automaton::State state;
    };
    std::vector<Candidate> candidates;
  };

  /// The records are in `scratch` until the next call.
  const std::vector<Record>& tag(const Input& input, Scratch& scratch) const;

  Row row(const WordType& type) const { return marked(lexicon_.row(type.form, type.lower)); }

 private:
  /// Fills what the automaton knows of the row's classes.
  Row marked(Row row) const;
  /// Reads the piece in scratch.atoms.
  void find(const Input& input, Scratch& scratch) const;
  void add_parts(const Input& input, Span span, Scratch& scratch) const;
  static void add_atom(const Row* row, Span span, bool joined, Scratch& scratch);
  class Pieces;
  std::uint32_t make_atoms(const Input& input, Pieces& piece, std::uint32_t count,
                           Scratch& scratch) const;
  void join_holidays(const Input& input, Scratch& scratch) const;
  /// Reads the longest expressions that begin at `at` into scratch.read; returns their end.
  std::uint32_t read_at(const Reader& in, std::uint32_t at, Scratch& scratch) const;
  void keep_all(const Reader& in, std::uint32_t at, Scratch& scratch) const;
  void keep(const Reader& in, const Expression& expression, std::vector<Found>& found) const;
  bool is_narrative(const std::vector<Found>& found, const Context& context) const;
  /// The date that the head of the text gives, for a document without one.
  std::optional<Mention> dateline(const std::vector<Found>& found) const;
  void resolve(const Input& input, Scratch& scratch) const;

  TaggerOptions options_;
  Holidays holidays_;
  Lexicon lexicon_;
  Automaton automaton_;
  Resolver resolver_;
};

}  // namespace dates
}  // namespace gloss
