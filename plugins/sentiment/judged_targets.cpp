#include "sentiment/judged_targets.hpp"

#include <algorithm>
#include <gloss/decimals.hpp>

namespace gloss::sentiment {

void JudgedLayer::clear(std::uint32_t record_count) {
  next = 0;
  next_passage = no_token;
  targets.clear();
  contributions.clear();
  evidence.clear();
  entities.clear(record_count);
}

std::span<const JudgedTarget> JudgedLayer::take_passage() {
  const JudgedTarget *const first = targets.data() + next, *const past = &targets.back() + 1;
  const JudgedTarget* target = first;
  while (target != past && target->passage == next_passage) ++target;
  next_passage = target != past ? target->passage : no_token;
  next += static_cast<std::size_t>(target - first);
  return {first, target};
}

TargetJudge::TargetJudge(const ToneSum& tone, const ModelHeader& header,
                         const Thresholds& thresholds, const Reader& reader, Sum text)
    : tone_(tone), header_(header), thresholds_(thresholds), reader_(reader), text_(text) {}

void TargetJudge::add(const std::vector<Mention>& mentions, const LayerView& records,
                      const LayerView& tokens, std::span<const TokenRange> places,
                      JudgedLayer& layer) const {
  layer.clear(mentions.empty() ? 0 : mentions.back().record + 1);
  MentionPlaces passages(tokens, reader_);
  for (const Mention& mention : mentions) {
    const MentionPlace place = places.empty() ? passages.of(records.span(mention.record))
                                              : passages.of(places[mention.record]);
    Sum sum;
    const auto begin = static_cast<std::uint32_t>(layer.contributions.size());
    if (place.passage < reader_.passages.size()) {
      const Passage& passage = reader_.passages[place.passage];
      sum = tone_.of_target(reader_.of(passage), place.first - passage.token_begin,
                            std::min(place.past, passage.token_end) - passage.token_begin,
                            passage.token_begin, layer.contributions);
    }
    layer.targets.push_back({mention.record,
                             layer.entities.add(mention.entity, mention.record, sum), place.passage,
                             sum, begin, static_cast<std::uint32_t>(layer.contributions.size())});
  }
  if (!layer.targets.empty()) layer.next_passage = layer.targets[0].passage;
}

Surroundings TargetJudge::around(const Entities::Entity& entity, bool is_organization) const {
  Surroundings around;
  around.text = text_;
  around.mentions = entity.mentions;
  around.sentences = static_cast<std::uint32_t>(reader_.passages.size());
  around.is_organization = is_organization;
  return around;
}

void TargetJudge::judge_mentions(bool are_organizations, JudgedLayer& layer) const {
  for (JudgedTarget& target : layer.targets) {
    const Entities::Entity& entity = layer.entities.all()[target.entity];
    Surroundings text = around(entity, are_organizations);
    text.entity = entity.mean();
    const Sum sum = in_context(header_.mention_context, target.sum, text);
    target.evidence_begin = static_cast<std::uint32_t>(layer.evidence.size());
    Summary summary(std::span(layer.contributions)
                        .subspan(target.contribution_begin,
                                 target.contribution_end - target.contribution_begin),
                    target.sum, ToneSum::most_of_target, layer.evidence);
    const double context = summary.add_context(sum.tone - target.sum.tone);
    target.judged = {judge(summary.tone(), sum.strength, summary.support(), thresholds_),
                     summary.rest(), context};
    target.tone = summary.tone();
    target.evidence_end = static_cast<std::uint32_t>(layer.evidence.size());
    layer.entities.add_tone(target.entity, summary.tone(), summary.support());
  }
}

EntityRecord TargetJudge::judge_entity(const JudgedTarget& target, bool is_organization,
                                       const JudgedLayer& layer) const {
  const Entities::Entity& entity = layer.entities.all()[target.entity];
  const Sum sum =
      in_context(header_.entity_context, entity.mean(), around(entity, is_organization));
  const double mean = entity.tone / entity.mentions;
  EntityRecord record{};
  record.context = four_decimals(static_cast<double>(sum.tone) - mean);
  Support support = entity.support;
  support.add_context(record.context);
  record.judgement = judge(mean + record.context, sum.strength, support, thresholds_);
  record.mentions = entity.mentions;
  record.salience =
      four_decimals(double(entity.mentions) / static_cast<double>(layer.targets.size()));
  return record;
}

}  // namespace gloss::sentiment
