/// Resolves the expressions of a document, one after the other.
#include <utility>

#include "dates/dateline.hpp"
#include "dates/last_day.hpp"
#include "dates/narration.hpp"
#include "dates/near_weekday.hpp"
#include "dates/score.hpp"
#include "dates/tagger.hpp"
#include "dates/told.hpp"

namespace gloss::dates {
namespace {

bool names_alike(const Expression& one, const Expression& other) {
  const auto parts = [](const Fields& fields) {
    return (fields.weekday != absent ? 1 : 0) + (fields.day != absent ? 2 : 0) +
           (fields.month != absent ? 4 : 0);
  };
  return parts(one.fields) == parts(other.fields);
}

bool is_of_story(const Found& found) { return found.expression.of_story || found.named; }

// Whether the text between two dates ends a paragraph, not only a line.
bool begins_paragraph(std::string_view text, std::uint32_t from, std::uint32_t to) {
  constexpr std::string_view ends = ".!?:)\"'\n";
  const std::string_view until = text.substr(0, to);  // else a text of one line is read to its end
  for (std::size_t at = until.find('\n', from); at != until.npos; at = until.find('\n', at + 1))
    if (at == 0 || ends.find(text[at - 1]) != std::string_view::npos || text[at + 1] == '\n')
      return true;
  return false;
}

void begin_record(Span span, Record& record) {
  record.clear();
  record.span = span;
}

// Two records are begin and end of one range.
void join_range(std::uint32_t begin, std::uint32_t end, std::span<Record> records) {
  records[begin].range = end;
  records[end].range = begin;
}

bool is_today(const Found& found, const Context& context) {
  return context.document && is_document_day(found.expression, context.document->period);
}

void settle_pick(const Context& context, Found& found) {
  Pick& pick = found.expression.pick;
  if (found.done && !context.narrative && !is_today(found, context)) pick = Pick::previous;
  // "I start on a Friday": who writes a message means the next one.
  if (pick == Pick::any && context.colloquial) pick = Pick::by_direction;
}

// "That Friday" behind no date of the text is a Friday, "the following Friday" behind none, or
// behind a month, one that follows the day of the document.
void settle_base(std::string_view text, const Context& context, Found& found) {
  Expression& x = found.expression;
  const Grain most = x.fields.weekday != absent ? Grain::week : Grain::year;
  if (context.last_date && context.last_date->period.grain <= most) return;
  x.frame.base = Base::document;
  if (x.pick != Pick::current) return;
  x.pick = Pick::by_direction;
  const std::string_view own = text.substr(found.span.begin, found.span.end - found.span.begin);
  for (const std::string_view word : {"same ", "that ", "That ", "Same "})
    if (const std::size_t at = own.find(word); at != own.npos)
      return void(found.span.begin += static_cast<std::uint32_t>(at + word.size()));
}

bool ends_before(const Record& record, const Record& other) {
  const std::string_view to = record.from.view(), from = other.from.view();
  return !to.empty() && !from.empty() && to.front() != '-' && from.front() != '-' &&
         to.substr(0, from.size()) < from;
}

// The old time that a sentence of news has named: "came in March 1917 and left by June".
class OldScene {
 public:
  void begin(Mention scene) { scene_ = scene; }
  void end() { scene_.reset(); }

  // If `found` may hang on the scene, the context speaks from there until leave().
  void enter(const Found& found, bool may_hang, Context& context) {
    if (!found.continues) scene_.reset();
    is_entered_ = may_hang && scene_ && is_of_old_scene(found);
    if (!is_entered_) return;
    own_scene_ = std::exchange(context.scene, scene_);
    own_last_ = std::exchange(context.last_date, scene_);
    context.narrative = true;
  }
  void leave(Context& context) {
    if (!std::exchange(is_entered_, false)) return;
    context.scene = own_scene_;
    context.last_date = own_last_;
    context.narrative = false;
  }

 private:
  std::optional<Mention> scene_, own_scene_, own_last_;
  bool is_entered_ = false;
};

// Takes what the sentence of `found` tells into the context.
void note_telling(const Found& found, std::size_t text_size, Context& context) {
  context.tense = found.tense;
  context.sure = found.sure;
  context.moves_on = found.moves_on;
  context.near = nearness(found, context, text_size);
}

// Takes a resolved date into the context of the next ones. `before` is the end of the date before.
void note(std::string_view text, std::uint32_t before, std::optional<Period> period,
          std::uint32_t index, const Record& record, Found& found, Context& context) {
  if (found.expression.form == Form::duration) forget_quarter(found.expression, context);
  if (!period) return;
  if (period->grain > Grain::year) {
    context.last_age = Mention{*period, index};
    return;
  }
  if (context.narrative && !found.leads && found.expression.fields.year != absent)
    found.heads = begins_paragraph(text, before, found.span.begin);
  remember(found, *period, index, record, context);
}

}  // namespace

// The base of all dates of a document. `head` is its dateline, if the text speaks from that day.
Context Tagger::base_of(const Input& input, Scratch& scratch, std::optional<Mention>& head) const {
  Context context;
  context.document = parse_reference_date(input.date);
  const bool undated = !context.document;
  if (undated && options_.dateline && (head = complete_dateline(resolver_, scratch.found)))
    context.document = ReferenceDate{head->period, {}};
  context.narrative = options_.kind == TextKind::automatic
                          ? context.document && is_history(scratch.found, context.document->period)
                          : options_.kind == TextKind::narrative;
  if (!context.narrative) std::erase_if(scratch.found, is_of_story);
  if (!context.narrative && options_.kind == TextKind::automatic && context.document)
    context.narrative =
        is_brief_history(scratch.found, context.document->period, input.text.size());
  // Only now it is sure which record the dateline has.
  if (head) head = complete_dateline(resolver_, scratch.found);
  if (!undated && !context.narrative)
    head = earlier_dateline(resolver_, input.text, scratch.found, *context.document);
  context.colloquial = scratch.colloquial;
  return context;
}

void Tagger::resolve(const Input& input, Scratch& scratch) const {
  std::optional<Mention> head;
  Context context = base_of(input, scratch, head);
  const bool undated = head && context.document->period == head->period;
  if (scratch.records.size() < scratch.found.size())
    scratch.records.resize(2 * scratch.found.size());
  std::uint32_t range_from = no_record;
  std::optional<Period> range_begin;
  OldScene old_scene;
  LastDay last_day(input.text);
  for (Found& found : scratch.found) {
    settle_pick(context, found);
    if (hangs_on_text(found.expression)) settle_base(input.text, context, found);
    const auto index = static_cast<std::uint32_t>(scratch.record_count++);
    Record& record = scratch.records[index];
    begin_record(found.span, record);
    if (head && !undated && index == head->record + 1)
      context.document = ReferenceDate{head->period, {}};
    note_telling(found, input.text.size(), context);
    context.range_begin = std::nullopt;
    if (range_from != no_record &&
        names_alike(scratch.found[index - 1].expression, found.expression))
      context.range_begin = range_begin;
    const bool may_be_old =
        options_.kind == TextKind::automatic && !context.narrative && context.document;
    old_scene.enter(found, may_be_old && !context.range_begin && !is_today(found, context),
                    context);
    last_day.enter(scratch.found, index, context);
    auto period = resolver_.resolve(found.expression, context, record);
    if (range_from != no_record && found.expression.fields.hour != absent &&
        ends_before(record, scratch.records[range_from])) {
      begin_record(found.span, record);
      context.later_days = 1;  // from 9 p.m. to 2 a.m.
      period = resolver_.resolve(found.expression, context, record);
    }
    if (range_from != no_record && ends_before(record, scratch.records[range_from]))
      range_from = no_record;
    write_form(found.expression, context, record);
    last_day.leave(context);
    old_scene.leave(context);
    last_day.see(found, period, index);
    if (record.anchor == Anchor::document) old_scene.end();
    if (may_be_old && period && begins_old_scene(found, context.document->period))
      old_scene.begin({*period, index});
    if (found.expression.form == Form::set) record.recurrence = recurrence_of(found.expression);
    context.later_days = 0;
    if (head && record.anchor == Anchor::document && (undated || index > head->record)) {
      record.anchor = Anchor::text;
      record.anchor_ref = head->record;
    }
    record.score = score_of(found, record);
    if (scratch.trace) tell_found(found, record, scratch.trace);
    if (range_from != no_record) join_range(range_from, index, scratch.records);
    range_from = found.range_follows ? index : no_record;
    range_begin = period;
    const std::uint32_t before = index > 0 ? scratch.found[index - 1].span.end : 0;
    if (!is_of_story(found)) note(input.text, before, period, index, record, found, context);
  }
}

}  // namespace gloss::dates
