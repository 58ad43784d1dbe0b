#pragma once
/// The targets of a document with their judgements, before they are written.
#include <gloss/layer_view.hpp>
#include <vector>

#include "sentiment/entities.hpp"
#include "sentiment/record_writer.hpp"
#include "sentiment/targets.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// A mention and the tone toward it.
struct JudgedTarget {
  std::uint32_t record;   ///< of its layer
  std::uint32_t entity;   ///< its number in the layer's Entities
  std::uint32_t passage;  ///< that holds it; the number of passages if none does
  std::uint32_t evidence_begin, evidence_end;
  JudgedValue judged;
};

/// Those of one layer, by their place. Reuses its memory; one thread at a time.
struct JudgedLayer {
  std::vector<JudgedTarget> targets;
  std::vector<Evidence> evidence;  ///< by target
  Entities entities;
  std::size_t next = 0;  ///< the first of the targets that is not written
};

}  // namespace sentiment
}  // namespace gloss
