#include "compare/eval/evaluation.hpp"

#include <algorithm>
#include <array>

#include "compare/span_match.hpp"
#include "glossator/error.hpp"
#include "interchange/jsonl_offsets.hpp"
#include "text/nearest_name.hpp"

namespace glossator::compare {
namespace {

using interchange::AnnotatedDocument;

// Layers of the news pipeline; predictions without them are predictions of nothing.
constexpr std::array<const char*, 3> news_layers{"people", "organizations", "dates"};

bool is_of_news(const std::string& layer) {
  return std::find(news_layers.begin(), news_layers.end(), layer) != news_layers.end();
}

/// The place of a layer in the report.
std::pair<int, std::string> rank_of(const std::string& layer) {
  const std::vector<std::string> begin{"people", "organizations", "names", "dates"};
  const std::vector<std::string> end{"all", "sectors", "sectors_isic", "sentiment", "targets"};
  const auto first = std::find(begin.begin(), begin.end(), layer);
  if (first != begin.end()) return {int(first - begin.begin()), layer};
  const auto last = std::find(end.begin(), end.end(), layer);
  return {last == end.end() ? 10 : 20 + int(last - end.begin()), layer};
}

void calibrate(const std::vector<ScoredSpan>& gold, const std::vector<ScoredSpan>& predicted,
               LayerFlags flags, Calibration& out) {
  if (flags.recall_only) return;
  std::vector<char> is_right(predicted.size());
  for (const auto& [i, j] : match_spans(extents_of(gold), extents_of(predicted)))
    is_right[j] = flags.derived || gold[i].span == predicted[j].span;
  for (std::size_t j = 0; j < predicted.size(); ++j)
    if (predicted[j].score) out.add(*predicted[j].score, is_right[j]);
}

Figures figures_with_types(const std::string& layer, const Counts& counts, LayerFlags flags) {
  Figures figures = figures_of(layer, counts, flags);
  for (const std::string& type : types_of(counts))
    for (const Figure& figure : type_figures(type, counts, flags))
      figures.push_back({type + "." + figure.name, figure.value});
  return figures;
}

/// The counts of the members together; `counts` have each name behind its layer.
Counts counts_of_layer(const Counts& counts, const std::string& layer) {
  const std::string begin = layer + "\t";
  Counts own;
  for (auto at = counts.lower_bound(begin); at != counts.end() && at->first.starts_with(begin);
       ++at)
    own.emplace(at->first.substr(begin.size()), at->second);
  return own;
}

Counts pooled(const Counts& counts, const std::vector<std::string>& members) {
  Counts sum;
  for (const std::string& member : members) add(sum, counts_of_layer(counts, member));
  return sum;
}

/// Figures of the pooled counts, and macro_...: means over the members.
Figures pooled_figures(const Counts& counts, const std::vector<std::string>& members,
                       LayerFlags flags) {
  Figures figures = figures_of("", pooled(counts, members), flags);
  std::erase_if(figures, [](const Figure& each) { return each.name.starts_with("macro_"); });
  std::map<std::string, double> sums;
  for (const std::string& member : members)
    for (const Figure& figure : figures_of(member, counts_of_layer(counts, member), flags))
      sums[figure.name] += figure.value.value_or(0);
  for (const char* const name : {"strict_f1", "relaxed_f1"})
    if (const auto sum = sums.find(name); sum != sums.end())
      figures.push_back({std::string("macro_") + name, sum->second / double(members.size())});
  return figures;
}

std::size_t spans_beside_text(const AnnotatedDocument& document, const std::string& text) {
  std::size_t count = 0;
  for (const auto& layer : document.layers)
    for (const auto& annotation : layer.annotations) {
      const std::string covered = annotation.text("text");
      if (!annotation.span || covered.empty()) continue;
      const auto [begin, end] = *annotation.span;
      count += text.compare(begin, end - begin, covered) != 0;
    }
  return count;
}

}  // namespace

void Evaluation::add(const AnnotatedDocument& gold, std::optional<AnnotatedDocument> predicted) {
  ++report_.documents;
  const GoldDocument truth = gold_of(gold, options_.crosswalk);
  const std::optional<std::string> text = gold.text || !predicted ? gold.text : predicted->text;
  const ScoredDocument guess = scored(gold, std::move(predicted));
  for (const auto& [layer, spans] : guess.spans) tallies_[layer].is_predicted = true;
  for (const auto* names : {&truth.layers, &truth.unvalued_layers, &truth.derived_layers})
    report_.known_layers.insert(names->begin(), names->end());
  for (const auto* spans : {&truth.spans, &guess.spans})
    for (const auto& [layer, each] : *spans) report_.known_layers.insert(layer);
  Counts together;
  std::vector<std::string> layers;
  std::vector<Mistake> mistakes;
  for (const std::string& layer : layers_to_score(truth)) {
    layers.push_back(layer);
    Tally& tally = tallies_[layer];
    tally.flags.recall_only |= truth.recall_only.contains(layer);
    tally.flags.derived |= truth.derived_layers.contains(layer);
    const Counts counts = count(layer, truth, guess);
    tally.counts.add(counts);
    if (!is_label_layer(layer)) {
      calibrate(truth.spans_of(layer), guess.spans_of(layer), tally.flags, tally.calibration);
      for (const auto& [name, number] : counts) together[layer + "\t" + name] = number;
    }
    if (layer == "sentiment" && truth.sentiment && guess.sentiment && guess.sentiment->confidence)
      tally.calibration.add(*guess.sentiment->confidence,
                            truth.sentiment->label == guess.sentiment->label);
    if (options_.worst == 0 || !is_expected(layer)) continue;
    for (Mistake& mistake : mistakes_of(layer, truth, guess, text))
      mistakes.push_back(std::move(mistake));
  }
  add_confusion(layers, truth, guess, report_.confusion);
  spans_.add(together);
  keep_if_bad(gold.id, std::move(mistakes));
}

std::set<std::string> Evaluation::layers_to_score(const GoldDocument& gold) const {
  if (options_.layers.empty()) return gold.layers;
  std::set<std::string> layers;
  for (const std::string& layer : options_.layers)
    for (const std::string& name : layer == "names"
                                       ? std::vector<std::string>{"people", "organizations"}
                                       : std::vector<std::string>{layer})
      if (gold.layers.contains(name) || gold.unvalued_layers.contains(name) ||
          gold.derived_layers.contains(name))
        layers.insert(name);
  return layers;
}

Counts Evaluation::count(const std::string& layer, const GoldDocument& gold,
                         const ScoredDocument& predicted) const {
  if (layer == "sectors") return count_sectors(gold, predicted);
  if (layer == "sectors_isic") return count_divisions(gold, predicted);
  if (layer == "sentiment") return count_sentiment(gold, predicted);
  if (layer == "targets") return count_targets(gold, predicted);
  return count_spans(gold.spans_of(layer), predicted.spans_of(layer));
}

ScoredDocument Evaluation::scored(const AnnotatedDocument& gold,
                                  std::optional<AnnotatedDocument> predicted) {
  const AnnotatedDocument nothing;
  if (!predicted) {
    ++report_.notes["documents without a prediction: counted as empty"];
    return prediction_of(nothing, options_.crosswalk);
  }
  if (!predicted->error.empty() || predicted->is_partial) {
    const std::string name = predicted->error.empty() ? "partial" : "error";
    ++report_.notes["documents with status \"" + name + "\": counted as empty"];
    return prediction_of(nothing, options_.crosswalk);
  }
  if (gold.text && predicted->text && *gold.text != *predicted->text)
    ++report_.notes["predicted documents whose text is not that of gold"];
  if (gold.text) {
    interchange::count_in_bytes(*predicted, interchange::unit_named(predicted->unit), *gold.text);
    if (const std::size_t count = spans_beside_text(*predicted, *gold.text); count > 0)
      report_.notes["predicted spans whose text is not the text at their offsets"] += count;
  }
  ScoredDocument out = prediction_of(*predicted, options_.crosswalk);
  for (const std::string& name : *out.sectors)
    if (name.starts_with("?"))
      ++report_.notes["predicted sectors `" + name.substr(1) +
                      "`, not in the crosswalk: counted as wrong"];
  return out;
}

void Evaluation::keep_if_bad(const std::string& id, std::vector<Mistake> mistakes) {
  if (mistakes.empty()) return;
  std::vector<BadDocument>& worst = report_.worst;
  const auto at = std::find_if(worst.begin(), worst.end(), [&](const BadDocument& other) {
    return other.mistakes.size() < mistakes.size();
  });
  worst.insert(at, {id, std::move(mistakes)});
  if (worst.size() > options_.worst) worst.pop_back();
}

LayerReport Evaluation::report_of(const std::string& layer, Tally& tally) const {
  LayerReport out;
  out.layer = layer;
  out.documents = tally.counts.documents();
  out.flags = tally.flags;
  out.counts = tally.counts.sum();
  out.figures = figures_of(layer, out.counts, tally.flags);
  if (!is_label_layer(layer))
    for (const std::string& type : types_of(out.counts))
      out.types.push_back({type, std::size_t(count_of(out.counts, "type gold " + type)),
                           std::size_t(count_of(out.counts, "type predicted " + type)),
                           type_figures(type, out.counts, tally.flags)});
  const auto figures = [&](const Counts& counts) {
    return figures_with_types(layer, counts, tally.flags);
  };
  out.intervals = tally.counts.intervals(figures, options_.draws, options_.seed);
  out.calibration = std::move(tally.calibration);
  return out;
}

LayerReport Evaluation::report_together(const std::string& name,
                                        const std::vector<std::string>& members) {
  LayerReport out;
  out.layer = name;
  for (const std::string& member : members) {
    const Tally& tally = tallies_.at(member);
    out.documents = std::max(out.documents, tally.counts.documents());
    out.flags.recall_only |= tally.flags.recall_only;
    out.flags.derived |= tally.flags.derived;
  }
  out.counts = pooled(spans_.sum(), members);
  const auto figures = [&](const Counts& counts) {
    return pooled_figures(counts, members, out.flags);
  };
  out.figures = figures(spans_.sum());
  out.intervals = spans_.intervals(figures, options_.draws, options_.seed);
  return out;
}

void Evaluation::require_known_layers() const {
  const std::vector<std::string> known(report_.known_layers.begin(), report_.known_layers.end());
  for (const std::string& layer : options_.layers) {
    if (report_.documents == 0 || report_.known_layers.contains(layer) || layer == "names" ||
        is_of_news(layer) || is_label_layer(layer))
      continue;
    throw Error(ErrorCode::usage, "eval: --layer " + layer + ": no document has it" +
                                      did_you_mean(layer, known) + "; known: " + listed(known));
  }
}

bool Evaluation::is_expected(const std::string& layer) const {
  return !options_.layers.empty() || is_label_layer(layer) || tallies_.at(layer).is_predicted ||
         is_of_news(layer);
}

void Evaluation::leave_out_unexpected() {
  for (const std::string& layer : options_.layers)
    if (layer != "names" && (!tallies_.contains(layer) || tallies_[layer].counts.documents() == 0))
      report_.notes[layer + ": not annotated in gold, not scored"] = 1;
  for (auto at = tallies_.begin(); at != tallies_.end();) {
    const std::string layer = at->first;
    const bool is_in_gold = at->second.counts.documents() > 0;
    if (is_in_gold && is_expected(layer)) {
      ++at;
      continue;
    }
    if (is_in_gold) report_.notes[layer + ": in gold, but in no prediction, not scored"] = 1;
    // A name of that layer that is taken for another stays.
    std::erase_if(report_.confusion, [&](const auto& each) {
      const auto& [gold, predicted] = each.first;
      return predicted == no_label && (gold == layer || gold.starts_with(layer + "/"));
    });
    at = tallies_.erase(at);
  }
}

EvalReport Evaluation::finish() {
  require_known_layers();
  leave_out_unexpected();
  std::vector<std::string> spans;
  for (auto& [layer, tally] : tallies_) {
    report_.layers.push_back(report_of(layer, tally));
    if (!is_label_layer(layer)) spans.push_back(layer);
  }
  const bool has_names = tallies_.contains("people") && tallies_.contains("organizations");
  if (has_names) report_.layers.push_back(report_together("names", {"organizations", "people"}));
  if (spans.size() > (has_names ? 2 : 1)) report_.layers.push_back(report_together("all", spans));
  std::sort(report_.layers.begin(), report_.layers.end(),
            [](const LayerReport& a, const LayerReport& b) {
              return rank_of(a.layer) < rank_of(b.layer);
            });
  return std::move(report_);
}

}  // namespace glossator::compare
