#pragma once
/// Writes records in the order of the layer, so that the host need not sort them.
#include <gloss/layer_view.hpp>
#include <gloss/output.hpp>
#include <span>
#include <vector>

#include "sentiment/evidence.hpp"
#include "sentiment/judgement.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// The numbers of a judged record of any scope.
struct JudgedValue {
  Judgement judgement;
  double rest = 0;
  double context = 0;  ///< what the text around adds; 0 has no attribute
};

/// A record of an input.
struct TargetRecord {
  std::uint32_t input, record;
};

/// The tone toward an entity in the whole document.
struct EntityRecord {
  Span span;  ///< of its first mention
  TargetRecord target;
  Judgement judgement;
  double context, salience;
  std::uint32_t mentions;
};

/// Writes the records of one document, passage by passage: those over the whole passage at once,
/// evidence and entities, which lie inside it, at its end. Borrows all that it is given.
class RecordWriter {
 public:
  /// A record inside a passage.
  struct Inner {
    std::uint64_t place;   ///< grows in the order of the layer
    std::uint32_t parent;  ///< of a piece of evidence; GLOSS_NONE: an entity
    std::uint32_t number;  ///< the entry of the piece's word in the Lexicon, or of the entity
    double weight;         ///< of a piece of evidence
  };
  /// Reuses its memory; one thread at a time.
  struct Scratch {
    std::vector<Inner> inner;
    std::vector<EntityRecord> entities;
  };

  RecordWriter(const LayerView& tokens, const Lexicon& lexicon, Output& output, Scratch& scratch);

  /// Each returns the number of its record.
  std::uint32_t add_document(const JudgedValue& judged);
  std::uint32_t add_sentence(Span span, const JudgedValue& judged);
  std::uint32_t add_target(Span span, const JudgedValue& judged, TargetRecord target);
  /// Evidence of the record `parent`, which was added.
  void add_evidence(std::uint32_t parent, std::span<const Evidence> evidence) {
    for (const Evidence& item : evidence)
      scratch_.inner.push_back(
          {place_of(tokens_.span(item.token)), parent, item.entry, item.weight});
  }
  void add_entity(const EntityRecord& entity);
  /// Writes evidence and entities that were added since the last call.
  void end_passage();

 private:
  static std::uint64_t place_of(Span span) { return std::uint64_t{span.begin} << 32 | ~span.end; }
  void write_evidence(const Inner& item);
  void write_entity(const EntityRecord& entity);

  const LayerView& tokens_;
  const Lexicon& lexicon_;
  Output& output_;
  Scratch& scratch_;
  SharedText sentence_, target_, entity_, sum_, mean_, word_;
};

}  // namespace sentiment
}  // namespace gloss
