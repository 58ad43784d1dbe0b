#include "sentiment/record_writer.hpp"

#include <algorithm>
#include <gloss/standard_layers.hpp>

namespace gloss::sentiment {
namespace {

using layers::sentiment::Key;
using layers::sentiment::Type;
using Inner = RecordWriter::Inner;

std::uint64_t place_of(Span span) { return std::uint64_t{span.begin} << 32 | ~span.end; }

/// Keeps the order of equal places.
void sort_by_place(std::vector<Inner>& inner) {
  const auto is_before = [](const Inner& a, const Inner& b) { return a.place < b.place; };
  constexpr std::size_t few = 32;
  if (inner.size() > few) return std::stable_sort(inner.begin(), inner.end(), is_before);
  for (std::size_t i = 1; i < inner.size(); ++i) {
    std::size_t at = i;
    const Inner item = inner[i];
    for (; at > 0 && is_before(item, inner[at - 1]); --at) inner[at] = inner[at - 1];
    inner[at] = item;
  }
}

gloss_record record_of_judgement(Span span, const Judgement& judgement) {
  gloss_record record = record_of(span, static_cast<unsigned>(judgement.type));
  record.score = judgement.score;
  return record;
}

}  // namespace

RecordWriter::RecordWriter(const LayerView& tokens, const Lexicon& lexicon, Output& output,
                           Scratch& scratch)
    : tokens_(tokens),
      lexicon_(lexicon),
      output_(output),
      scratch_(scratch),
      sentence_(output.shared_text("sentence")),
      target_(output.shared_text("target")),
      entity_(output.shared_text("entity")),
      sum_(output.shared_text("evidence-sum")),
      mean_(output.shared_text("mean-of-mentions")),
      word_(output.shared_text(lexicon.name(0))) {
  scratch_.inner.clear();
  scratch_.entities.clear();
}

std::uint32_t RecordWriter::add_document(const JudgedValue& judged) {
  gloss_record record = record_of_judgement({}, judged.judgement);
  record.flags = GLOSS_RECORD_DOCUMENT;
  return output_.add(record,
                     {number_attribute(Key::value, judged.judgement.value),
                      number_attribute(Key::strength, judged.judgement.strength),
                      number_attribute(Key::rest, judged.rest), text_attribute(Key::rule, sum_)});
}

std::uint32_t RecordWriter::add_sentence(Span span, const JudgedValue& judged) {
  return output_.add(
      record_of_judgement(span, judged.judgement),
      {text_attribute(Key::scope, sentence_), number_attribute(Key::value, judged.judgement.value),
       number_attribute(Key::strength, judged.judgement.strength),
       number_attribute(Key::rest, judged.rest), text_attribute(Key::rule, sum_)});
}

std::uint32_t RecordWriter::add_target(Span span, const JudgedValue& judged, TargetRecord target) {
  const gloss_record record = record_of_judgement(span, judged.judgement);
  const auto scope = text_attribute(Key::scope, target_);
  const auto reference = reference_attribute(Key::target, target.input, target.record);
  const auto value = number_attribute(Key::value, judged.judgement.value);
  const auto strength = number_attribute(Key::strength, judged.judgement.strength);
  const auto rest = number_attribute(Key::rest, judged.rest);
  const auto rule = text_attribute(Key::rule, sum_);
  if (judged.context == 0)
    return output_.add(record, {scope, reference, value, strength, rest, rule});
  return output_.add(record, {scope, reference, value, strength, rest,
                              number_attribute(Key::context, judged.context), rule});
}

void RecordWriter::add_evidence(std::uint32_t parent, std::span<const Evidence> evidence) {
  for (const Evidence& item : evidence)
    scratch_.inner.push_back({place_of(tokens_.span(item.token)), parent, item.entry, item.weight});
}

void RecordWriter::add_entity(const EntityRecord& entity) {
  scratch_.inner.push_back(
      {place_of(entity.span), GLOSS_NONE, static_cast<std::uint32_t>(scratch_.entities.size()), 0});
  scratch_.entities.push_back(entity);
}

void RecordWriter::end_passage() {
  sort_by_place(scratch_.inner);
  for (const Inner& item : scratch_.inner) {
    if (item.parent == GLOSS_NONE) {
      write_entity(scratch_.entities[item.number]);
      continue;
    }
    const Span span{static_cast<std::uint32_t>(item.place >> 32),
                    ~static_cast<std::uint32_t>(item.place)};
    gloss_record record = record_of(span, Type::evidence);
    record.parent = item.parent;
    const SharedText rule =
        item.number == 0 ? word_ : output_.shared_text(lexicon_.name(item.number));
    output_.add(record,
                {number_attribute(Key::weight, item.weight), text_attribute(Key::rule, rule)});
  }
  scratch_.inner.clear();
  scratch_.entities.clear();
}

void RecordWriter::write_entity(const EntityRecord& entity) {
  const gloss_record record = record_of_judgement(entity.span, entity.judgement);
  const auto scope = text_attribute(Key::scope, entity_);
  const auto target = reference_attribute(Key::target, entity.target.input, entity.target.record);
  const auto value = number_attribute(Key::value, entity.judgement.value);
  const auto strength = number_attribute(Key::strength, entity.judgement.strength);
  const auto mentions = integer_attribute(Key::mentions, entity.mentions);
  const auto salience = number_attribute(Key::salience, entity.salience);
  const auto rule = text_attribute(Key::rule, mean_);
  if (entity.context == 0)
    output_.add(record, {scope, target, value, strength, mentions, salience, rule});
  else
    output_.add(record, {scope, target, value, strength,
                         number_attribute(Key::context, entity.context), mentions, salience, rule});
}

}  // namespace gloss::sentiment
