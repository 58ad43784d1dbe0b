#pragma once
/// The tone toward each entity of a document: the sums of its mentions.
#include <vector>

#include "sentiment/judgement.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// Sums the mentions of one layer. Reuses its memory; one thread at a time.
class Entities {
 public:
  struct Entity {
    std::uint32_t first = 0;     ///< the record of its first mention
    std::uint32_t mentions = 0;  ///< how many were added
    Sum sum;                     ///< of them all, each by itself
    double tone = 0;             ///< of them all, each in its text
    Support support;             ///< of any of them

    Sum mean() const {
      const float share = 1 / static_cast<float>(mentions);
      return {sum.tone * share, sum.strength * share};
    }
  };

  /// Begins a layer of `record_count` records.
  void clear(std::uint32_t record_count) { entities_.assign(record_count, {}); }
  /// Adds the mention `record` of the entity whose full mention is `entity`. Returns the entity's
  /// number in all().
  std::uint32_t add(std::uint32_t entity, std::uint32_t record, Sum sum) {
    const std::uint32_t number = entity < entities_.size() ? entity : record;
    Entity& to = entities_[number];
    if (to.mentions++ == 0) to.first = record;
    to.sum.tone += sum.tone;
    to.sum.strength += sum.strength;
    return number;
  }
  /// Adds one of its mentions in its text.
  void add_tone(std::uint32_t number, double tone, Support support) {
    Entity& to = entities_[number];
    to.tone += tone;
    to.support.good |= support.good;
    to.support.bad |= support.bad;
  }
  /// By the number of their full mention; those without mentions are none.
  const std::vector<Entity>& all() const { return entities_; }

 private:
  std::vector<Entity> entities_;
};

}  // namespace sentiment
}  // namespace gloss
