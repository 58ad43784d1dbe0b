#include "sentiment/record_writer.hpp"

#include <algorithm>
#include <gloss/standard_layers.hpp>

namespace gloss::sentiment {
namespace {

using layers::sentiment::Key;
using layers::sentiment::Type;
using Inner = RecordWriter::Inner;

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
  const bool has_context = judged.context != 0;
  const std::uint32_t number = output_.size();
  gloss_attribute* to =
      output_.add_room(record_of_judgement(span, judged.judgement), has_context ? 7 : 6);
  *to++ = text_attribute(Key::scope, target_);
  *to++ = reference_attribute(Key::target, target.input, target.record);
  *to++ = number_attribute(Key::value, judged.judgement.value);
  *to++ = number_attribute(Key::strength, judged.judgement.strength);
  *to++ = number_attribute(Key::rest, judged.rest);
  if (has_context) *to++ = number_attribute(Key::context, judged.context);
  *to = text_attribute(Key::rule, sum_);
  return number;
}

void RecordWriter::add_entity(const EntityRecord& entity) {
  scratch_.inner.push_back(
      {place_of(entity.span), GLOSS_NONE, static_cast<std::uint32_t>(scratch_.entities.size()), 0});
  scratch_.entities.push_back(entity);
}

void RecordWriter::end_passage() {
  sort_by_place(scratch_.inner);
  for (const Inner& item : scratch_.inner)
    if (item.parent != GLOSS_NONE)
      write_evidence(item);
    else
      write_entity(scratch_.entities[item.number]);
  scratch_.inner.clear();
  scratch_.entities.clear();
}

inline void RecordWriter::write_evidence(const Inner& item) {
  const Span span{static_cast<std::uint32_t>(item.place >> 32),
                  ~static_cast<std::uint32_t>(item.place)};
  gloss_record record = record_of(span, Type::evidence);
  record.parent = item.parent;
  const SharedText rule =
      item.number == 0 ? word_ : output_.shared_text(lexicon_.name(item.number));
  gloss_attribute* const to = output_.add_room(record, 2);
  to[0] = number_attribute(Key::weight, item.weight);
  to[1] = text_attribute(Key::rule, rule);
}

void RecordWriter::write_entity(const EntityRecord& entity) {
  const bool has_context = entity.context != 0;
  gloss_attribute* to =
      output_.add_room(record_of_judgement(entity.span, entity.judgement), has_context ? 8 : 7);
  *to++ = text_attribute(Key::scope, entity_);
  *to++ = reference_attribute(Key::target, entity.target.input, entity.target.record);
  *to++ = number_attribute(Key::value, entity.judgement.value);
  *to++ = number_attribute(Key::strength, entity.judgement.strength);
  if (has_context) *to++ = number_attribute(Key::context, entity.context);
  *to++ = integer_attribute(Key::mentions, entity.mentions);
  *to++ = number_attribute(Key::salience, entity.salience);
  *to = text_attribute(Key::rule, mean_);
}

}  // namespace gloss::sentiment
