#include "names/told.hpp"

#include <algorithm>

#include "gloss/standard_layers.hpp"

namespace gloss::names {
namespace {

std::string_view name_of(Type type) { return layers::name::types[static_cast<std::size_t>(type)]; }

bool is_inside(Span span, const Name& name) {
  return span.begin < name.end && name.begin < span.end;
}

/// A type and by how much a word alone is rather of it than of no name, in units of the model.
struct Lead {
  Type type;
  int units;
};

std::vector<Lead> leads_of(const Scores& scores) {
  std::vector<Lead> leads;
  for (std::uint32_t i = 0; i < type_count; ++i) {
    const auto type = static_cast<Type>(i);
    const int best = std::max(scores.of[begin_tag(type)], scores.of[inside_tag(type)]);
    leads.push_back({type, best - scores.of[outside]});
  }
  std::stable_sort(leads.begin(), leads.end(),
                   [](const Lead& a, const Lead& b) { return a.units > b.units; });
  return leads;
}

/// The stretch that has the word; NULL: the model does not look at it.
const Stretch* find_stretch(const Tagger::Scratch& scratch, std::uint32_t word) {
  for (const auto& stretch : scratch.found_stretches())
    if (word >= stretch.first && word < stretch.last()) return &stretch;
  return nullptr;
}

}  // namespace

void tell_words(const DocumentView& document, const Tagger::Scratch& scratch,
                const std::vector<Name>& names, const Trace& trace) {
  for (std::uint32_t word = 0; word < document.tokens.size(); ++word) {
    const Span span = document.tokens.span(word);
    if (!trace.is_about(span) || std::any_of(names.begin(), names.end(), [&](const Name& name) {
          return is_inside(span, name);
        }))
      continue;
    const auto* const stretch = find_stretch(scratch, word);
    if (stretch == nullptr) {
      trace.dropped(span, "", "", Trace::no_score,
                    "the model passes it over: neither it nor a word beside it looks like a name "
                    "(small letters, or a common word that begins its sentence)");
      continue;
    }
    const auto leads = leads_of(stretch->words.scores[word - stretch->first]);
    std::string reason = "no name is the best path of the sentence; against no name the word has";
    for (const Lead& lead : leads)
      reason += " " + std::string(name_of(lead.type)) + (lead.units < 0 ? " " : " +") +
                std::to_string(lead.units);
    trace.dropped(span, name_of(leads[0].type), "model", Trace::no_score,
                  reason + " (units of the model, before the words beside it count)");
  }
}

void tell_denied(const std::vector<Name>& before, const std::vector<Name>& after,
                 const Trace& trace) {
  for (const Name& name : before) {
    const Span span{name.begin, name.end};
    const auto same = std::lower_bound(
        after.begin(), after.end(), name.begin,
        [](const Name& other, std::uint32_t begin) { return other.begin < begin; });
    if (same != after.end() && same->begin == name.begin && same->end == name.end) continue;
    const bool is_replaced = std::any_of(after.begin(), after.end(),
                                         [&](const Name& other) { return is_inside(span, other); });
    trace.dropped(span, name_of(name.type), "model", Trace::no_score,
                  is_replaced ? "a name of the file of option list takes its place"
                              : "the file of option never has it");
  }
}

void tell_name(const Name& name, float score, float least_score, bool is_written,
               const Trace& trace) {
  const Span span{name.begin, name.end};
  const std::string margin =
      "margin " + std::to_string(name.margin) + " of the model to the next best tags of its words";
  if (!is_written)
    return trace.dropped(span, name_of(name.type), "model", score,
                         "option types lacks " + std::string(name_of(name.type)) + "; " + margin);
  if (score < least_score)
    return trace.dropped(span, name_of(name.type), "model", score,
                         "below min_score or least_scores; " + margin, least_score);
  if (name.source == Name::Source::list)
    return trace.kept(span, name_of(name.type), "list", score, "the file of option list has it");
  trace.kept(span, name_of(name.type), name.source == Name::Source::document ? "document" : "model",
             score,
             margin + (name.source == Name::Source::document
                           ? "; what the document says elsewhere of its words changed the tags"
                           : ""));
}

}  // namespace gloss::names
