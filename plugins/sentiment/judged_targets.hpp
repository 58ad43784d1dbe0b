#pragma once
/// The targets of a document with their judgements, before they are written.
#include <gloss/layer_view.hpp>
#include <vector>

#include "sentiment/context.hpp"
#include "sentiment/entities.hpp"
#include "sentiment/passages.hpp"
#include "sentiment/record_writer.hpp"
#include "sentiment/targets.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// A mention and the tone toward it.
struct JudgedTarget {
  std::uint32_t record;   ///< of its layer
  std::uint32_t entity;   ///< its number in the layer's Entities
  std::uint32_t passage;  ///< that holds it; the number of passages if none does
  Sum sum;                ///< of the words around it
  std::uint32_t contribution_begin, contribution_end;
  std::uint32_t evidence_begin = 0, evidence_end = 0;
  double tone = 0;  ///< in its text
  JudgedValue judged = {};
};

/// Those of one layer, by their place. Reuses its memory; one thread at a time.
struct JudgedLayer {
  std::vector<JudgedTarget> targets;
  std::vector<Contribution> contributions;  ///< by target
  std::vector<Evidence> evidence;           ///< by target
  Entities entities;
  std::size_t next = 0;                   ///< the first of the targets that is not written
  std::uint32_t next_passage = no_token;  ///< that holds it; no_token if all are written

  /// Returns the targets of next_passage, which are written now.
  std::span<const JudgedTarget> take_passage();
  /// Begins the targets of a layer, whose records are below `record_count`.
  void clear(std::uint32_t record_count);
};

/// Judges the targets of one layer after the other. Borrows all that it is given.
class TargetJudge {
 public:
  /// `text`: the sum of the document, whose passages are the reader's.
  TargetJudge(const ToneSum& tone, const ModelHeader& header, const Thresholds& thresholds,
              const Reader& reader, Sum text);

  /// Adds the sums of the mentions, `records` of an input, to the layer. `places`: those of the
  /// records, if they are known.
  void add(const std::vector<Mention>& mentions, const LayerView& records, const LayerView& tokens,
           std::span<const TokenRange> places, JudgedLayer& layer) const;
  /// Judges those that were added, each in its text.
  void judge_mentions(bool are_organizations, JudgedLayer& layer) const;
  /// The tone toward the entity of a target: without span and target.
  EntityRecord judge_entity(const JudgedTarget& target, bool is_organization,
                            const JudgedLayer& layer) const;

 private:
  Surroundings around(const Entities::Entity& entity, bool is_organization) const;

  const ToneSum& tone_;
  const ModelHeader& header_;
  const Thresholds& thresholds_;
  const Reader& reader_;
  Sum text_;
};

}  // namespace sentiment
}  // namespace gloss
