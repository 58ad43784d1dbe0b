#include "compare/eval/mistakes.hpp"

#include "compare/eval/counts.hpp"
#include "compare/span_match.hpp"

namespace glossator::compare {
namespace {

using interchange::TextSpan;

std::string joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

/// Collects the mistakes of a document.
class MistakeList {
 public:
  MistakeList(const std::string& layer, const std::optional<std::string>& text)
      : layer_(layer), text_(text) {}

  void add(const std::string& kind, const std::string& gold, const std::string& predicted,
           const std::optional<TextSpan>& span) {
    list_.push_back({layer_, kind, gold, predicted, context_of(text_, span)});
  }

  std::string words_of(const ScoredSpan& span) const {
    std::string words = "\"" + context_of(text_, span.span).covered + "\"";
    for (const std::string& fact : {span.type, span.value, span.mod})
      if (!fact.empty()) words += " " + fact;
    return words;
  }

  std::vector<Mistake> take() { return std::move(list_); }

 private:
  const std::string& layer_;
  const std::optional<std::string>& text_;
  std::vector<Mistake> list_;
};

std::string faults_of(const ScoredSpan& gold, const ScoredSpan& predicted) {
  std::string faults;
  const auto add = [&](bool is_wrong, const char* name) {
    if (is_wrong) faults += (faults.empty() ? "wrong " : " + ") + std::string(name);
  };
  add(gold.span != predicted.span, "extent");
  add(!gold.type.empty() && gold.type != predicted.type, "type");
  add(!gold.value.empty() && gold.value != predicted.value, "value");
  add(!gold.mod.empty() && gold.mod != predicted.mod, "mod");
  return faults;
}

void add_spans(const std::vector<ScoredSpan>& gold, const std::vector<ScoredSpan>& predicted,
               bool is_complete, MistakeList& out) {
  std::vector<const ScoredSpan*> guess_of(gold.size());
  std::vector<char> is_used(predicted.size());
  for (const auto& [i, j] : match_spans(extents_of(gold), extents_of(predicted))) {
    guess_of[i] = &predicted[j];
    is_used[j] = 1;
  }
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (!guess_of[i]) {
      out.add("missed", out.words_of(gold[i]), "", gold[i].span);
    } else if (std::string faults = faults_of(gold[i], *guess_of[i]); !faults.empty()) {
      out.add(faults, out.words_of(gold[i]), out.words_of(*guess_of[i]), gold[i].span);
    }
  }
  if (!is_complete) return;
  for (std::size_t j = 0; j < predicted.size(); ++j)
    if (!is_used[j]) out.add("false", "", out.words_of(predicted[j]), predicted[j].span);
}

void add_targets(const GoldDocument& gold, const ScoredDocument& predicted, MistakeList& out) {
  std::vector<std::string> labels(gold.targets.size());
  for (const auto& [i, j] : match_spans(extents_of(gold.targets), extents_of(predicted.targets)))
    labels[i] = predicted.targets[j].label;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (labels[i] != gold.targets[i].label)
      out.add(labels[i].empty() ? "missed" : "wrong sentiment", gold.targets[i].label, labels[i],
              gold.targets[i].span);
}

std::string label_of(const ScoredSpan& span, const std::string& layer) {
  return span.type.empty() ? layer : layer + "/" + span.type;
}

}  // namespace

std::vector<Mistake> mistakes_of(const std::string& layer, const GoldDocument& gold,
                                 const ScoredDocument& predicted,
                                 const std::optional<std::string>& text) {
  MistakeList list(layer, text);
  if (layer == "sectors") {
    if (count_of(count_sectors(gold, predicted), "wrong") > 0)
      list.add("wrong", joined(*gold.sectors), joined(*predicted.sectors), std::nullopt);
  } else if (layer == "sectors_isic") {
    if (count_of(count_divisions(gold, predicted), "wrong") > 0)
      list.add("wrong", joined(gold.divisions.value_or(std::set<std::string>{})),
               joined(*predicted.divisions), std::nullopt);
  } else if (layer == "sentiment") {
    const std::string guess = predicted.sentiment ? predicted.sentiment->label : "";
    if (gold.sentiment && gold.sentiment->label != guess)
      list.add("wrong", gold.sentiment->label, guess, std::nullopt);
  } else if (layer == "targets") {
    add_targets(gold, predicted, list);
  } else {
    add_spans(gold.spans_of(layer), predicted.spans_of(layer), !gold.recall_only.contains(layer),
              list);
  }
  return list.take();
}

void add_confusion(const std::vector<std::string>& layers, const GoldDocument& gold,
                   const ScoredDocument& predicted, Confusion& out) {
  struct Loose {
    TextSpan span;
    std::string label;
  };
  std::vector<Loose> missed, invented;
  for (const std::string& layer : layers) {
    if (layer == "sentiment" && gold.sentiment) {
      const std::string guess = predicted.sentiment ? predicted.sentiment->label : no_label;
      ++out[{"sentiment/" + gold.sentiment->label, "sentiment/" + guess}];
    }
    if (is_label_layer(layer)) continue;
    const auto &truths = gold.spans_of(layer), &guesses = predicted.spans_of(layer);
    std::vector<char> is_found(truths.size()), is_used(guesses.size());
    for (const auto& [i, j] : match_spans(extents_of(truths), extents_of(guesses))) {
      is_found[i] = is_used[j] = 1;
      if (!truths[i].type.empty()) ++out[{label_of(truths[i], layer), label_of(guesses[j], layer)}];
    }
    for (std::size_t i = 0; i < truths.size(); ++i)
      if (!is_found[i]) missed.push_back({truths[i].span, label_of(truths[i], layer)});
    for (std::size_t j = 0; j < guesses.size(); ++j)
      if (!is_used[j]) invented.push_back({guesses[j].span, label_of(guesses[j], layer)});
  }
  std::vector<char> is_found(missed.size()), is_used(invented.size());
  for (const auto& [i, j] : match_spans(extents_of(missed), extents_of(invented))) {
    is_found[i] = is_used[j] = 1;
    ++out[{missed[i].label, invented[j].label}];
  }
  for (std::size_t i = 0; i < missed.size(); ++i)
    if (!is_found[i]) ++out[{missed[i].label, no_label}];
  for (std::size_t j = 0; j < invented.size(); ++j)
    if (!is_used[j]) ++out[{no_label, invented[j].label}];
}

}  // namespace glossator::compare
