#include "explanation.hpp"

#include <algorithm>

#include "shown_records.hpp"

namespace glossator::explain {
namespace {

constexpr std::size_t most_failed = 12;   // candidates at the place
constexpr std::size_t most_nearby = 4;    // candidates beside it
constexpr std::size_t most_inputs = 8;    // records of an input layer
constexpr std::size_t most_context = 60;  // bytes beside the place

std::uint32_t distance(Span a, Span b) {
  if (overlap(a, b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

const StepInfo* find_step(const std::vector<StepInfo>& steps, const std::string& name) {
  const auto at = std::find_if(steps.begin(), steps.end(),
                               [&](const StepInfo& step) { return step.name == name; });
  return at == steps.end() ? nullptr : &*at;
}

/// Explains one layer after the other.
class Explainer {
 public:
  Explainer(const Annotations& annotations, Span place, const std::vector<StepInfo>& steps,
            const Trace* trace)
      : annotations_(annotations),
        place_(place),
        steps_(steps),
        trace_(trace),
        shown_(annotations, place) {}

  LayerHere explain(const Layer& layer) const {
    LayerHere here;
    here.layer = layer.name();
    here.step = layer.schema().step;
    here.plugin = layer.schema().plugin;
    const StepInfo* const step = find_step(steps_, here.step);
    if (step) here.version = step->version;
    here.is_told = trace_ && trace_->steps.contains(here.step);
    for (const Record record : layer)
      if (!record.parent() && shown_.is_here(record))
        here.records.push_back({shown_.show(record), inputs_of(record, step), told_of(record)});
    here.failed = failed_of(here.step, !here.records.empty());
    for (const Failure& failure : annotations_.failures())
      if (failure.step == here.step) here.failure = failure.message;
    if (here.records.empty()) here.nearest = nearest_of(layer);
    return here;
  }

 private:
  std::vector<ShownRecord> inputs_of(const Record& record, const StepInfo* step) const {
    std::vector<ShownRecord> inputs;
    if (!step || record.is_document()) return inputs;
    for (const std::string& name : step->inputs) {
      const Layer* const layer = annotations_.find(name);
      std::size_t count = 0;
      if (!layer) continue;
      for (const Record input : *layer)
        if (!input.parent() && !input.is_document() && overlap(input.span(), record.span()) &&
            count++ < most_inputs)
          inputs.push_back(shown_.show_briefly(input));
    }
    return inputs;
  }

  ShownCandidate shown(const Candidate& candidate) const {
    const Span span = candidate.span;
    const std::string_view text = annotations_.document().text;
    return {candidate, std::string(text.substr(span.begin, span.end - span.begin))};
  }

  // About a record of the whole document, what is told of the whole text.
  std::vector<ShownCandidate> told_of(const Record& record) const {
    std::vector<ShownCandidate> told;
    if (!trace_) return told;
    const auto size = static_cast<std::uint32_t>(annotations_.document().text.size());
    const Span span = record.is_document() ? Span{0, size} : record.span();
    for (const Candidate& candidate : trace_->candidates)
      if (candidate.is_kept && candidate.step == record.layer().schema().step &&
          candidate.span == span &&
          (candidate.type.empty() || candidate.type == record.type_name()))
        told.push_back(shown(candidate));
    return told;
  }

  // Whether another candidate, with a rule, covers this one, which has none.
  bool is_said_better(const Candidate& candidate) const {
    return candidate.rule.empty() &&
           std::any_of(trace_->candidates.begin(), trace_->candidates.end(),
                       [&](const Candidate& other) {
                         return !other.rule.empty() && other.step == candidate.step &&
                                other.span.begin <= candidate.span.begin &&
                                candidate.span.end <= other.span.end;
                       });
  }

  std::vector<ShownCandidate> failed_of(const std::string& step, bool has_records) const {
    std::vector<ShownCandidate> failed;
    if (!trace_) return failed;
    for (const Candidate& candidate : trace_->candidates)
      if (!candidate.is_kept && candidate.step == step && !is_said_better(candidate))
        failed.push_back(shown(candidate));
    std::stable_sort(failed.begin(), failed.end(), [&](const Candidate& a, const Candidate& b) {
      return distance(a.span, place_) < distance(b.span, place_);
    });
    const bool is_at_place = !failed.empty() && distance(failed[0].span, place_) == 0;
    if (is_at_place || has_records)  // what is beside it answers nothing
      std::erase_if(
          failed, [&](const Candidate& candidate) { return distance(candidate.span, place_) > 0; });
    failed.resize(std::min(failed.size(), is_at_place ? most_failed : most_nearby));
    return failed;
  }

  std::optional<ShownRecord> nearest_of(const Layer& layer) const {
    std::optional<std::uint32_t> nearest;
    for (const Record record : layer) {
      if (record.parent() || record.is_document()) continue;
      if (!nearest || distance(record.span(), place_) < distance(layer[*nearest].span(), place_))
        nearest = record.index();
    }
    if (!nearest) return std::nullopt;
    return shown_.show_briefly(layer[*nearest]);
  }

  const Annotations& annotations_;
  const Span place_;
  const std::vector<StepInfo>& steps_;
  const Trace* const trace_;
  const ShownRecords shown_;
};

// From the line's begin, or a word near the place.
std::string context_before(std::string_view text, std::uint32_t at) {
  std::size_t begin = at > most_context ? at - most_context : 0;
  if (const auto line = text.substr(begin, at - begin).rfind('\n'); line != text.npos)
    begin += line + 1;
  else if (begin > 0)
    while (begin < at && text[begin - 1] != ' ') ++begin;
  return std::string(text.substr(begin, at - begin));
}

std::string context_after(std::string_view text, std::uint32_t at) {
  std::size_t end = std::min<std::size_t>(text.size(), at + most_context);
  const auto line = text.substr(at, end - at).find('\n');
  if (line != text.npos)
    end = at + line;
  else if (end < text.size())
    while (end > at && text[end] != ' ') --end;
  return std::string(text.substr(at, end - at));
}

}  // namespace

Explanation explain(const Annotations& annotations, Span span, const std::vector<StepInfo>& steps,
                    const Trace* trace, const std::vector<std::string>& layers) {
  const std::string_view text = annotations.document().text;
  Explanation explanation;
  explanation.document = annotations.document().id;
  explanation.span = span;
  explanation.before = context_before(text, span.begin);
  explanation.text = text.substr(span.begin, span.end - span.begin);
  explanation.after = context_after(text, span.end);
  explanation.is_asked = trace != nullptr;
  // The last: those before it cost only their layers.
  if (annotations.status() == Status::error && !annotations.failures().empty())
    explanation.failure = annotations.failures().back().message;
  const Explainer explainer(annotations, span, steps, trace);
  for (const Layer& layer : annotations.layers())
    if (layers.empty() || std::find(layers.begin(), layers.end(), layer.name()) != layers.end())
      explanation.layers.push_back(explainer.explain(layer));
  return explanation;
}

}  // namespace glossator::explain
