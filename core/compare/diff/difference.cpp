#include "compare/diff/difference.hpp"

#include <algorithm>

#include "compare/diff/record_keys.hpp"
#include "glossator/error.hpp"
#include "text/readable_text.hpp"

namespace glossator::compare {
namespace {

using interchange::AnnotatedDocument;
using interchange::AnnotatedLayer;
using interchange::Annotation;
using interchange::JsonlManifest;

std::string joined(const std::string& before, const std::string& after) {
  return before == after
             ? before
             : (before.empty() ? "none" : before) + " -> " + (after.empty() ? "none" : after);
}

/// The text of one side, or of both if the record is in both.
template <class Get>
std::string told(const RecordChange& change, Get get) {
  if (!change.before) return get(*change.after);
  if (!change.after) return get(*change.before);
  return joined(get(*change.before), get(*change.after));
}

/// `layer` may be NULL, which has no records.
std::size_t tops_of(const AnnotatedLayer* layer) {
  if (!layer) return 0;
  return static_cast<std::size_t>(
      std::count_if(layer->annotations.begin(), layer->annotations.end(),
                    [](const Annotation& each) { return !each.parent; }));
}

std::string maker_text(const JsonlManifest& manifest, const std::string& layer) {
  const auto found = manifest.makers.find(layer);
  if (found == manifest.makers.end()) return {};
  return found->second.plugin + " " + found->second.version;
}

/// REQUIRES: one of them names no steps.
std::string note_of_manifests(const JsonlManifest& before, const JsonlManifest& after) {
  const bool has_before = !before.layers.empty(), has_after = !after.layers.empty();
  if (!has_before && !has_after)
    return "no manifest beside a file: plugins are unknown, and ids of records compare as numbers";
  if (has_before && has_after) return "a manifest beside a file names no plugins: they are unknown";
  const std::string missing = has_before ? "B" : "A", lent = has_before ? "A" : "B";
  return "no manifest beside " + missing + ": its plugins are unknown, and ids of records are " +
         "read as the manifest of " + lent + " tells";
}

/// Without a text the record's covered text is its own context.
Context context_of_record(const AnnotatedDocument& document, const Annotation& record) {
  if (document.text) return context_of(document.text, record.span);
  const std::string covered = record.text("text");
  return covered.empty() ? Context{}
                         : context_of(covered, interchange::TextSpan{
                                                   0, static_cast<std::uint32_t>(covered.size())});
}

bool has_offsets(const AnnotatedDocument& document) {
  const auto has_span = [](const Annotation& each) { return each.span.has_value(); };
  return std::any_of(
      document.layers.begin(), document.layers.end(), [&](const AnnotatedLayer& layer) {
        return std::any_of(layer.annotations.begin(), layer.annotations.end(), has_span);
      });
}

std::string state_of(const AnnotatedDocument& document) {
  if (!document.error.empty()) return "failed";
  return document.is_partial ? "partial" : "ok";
}

}  // namespace

Difference::Difference(DiffOptions options, JsonlManifest before, JsonlManifest after)
    : options_(std::move(options)), before_(std::move(before)), after_(std::move(after)) {
  compare_makers();
}

void Difference::compare_makers() {
  if (before_.steps.empty() || after_.steps.empty()) {
    report_.notes[note_of_manifests(before_, after_)] = 1;
    return;
  }
  std::set<std::string> names;
  for (const JsonlManifest* const manifest : {&before_, &after_})
    for (const auto& [name, step] : manifest->steps) names.insert(name);
  const auto text_of = [](const JsonlManifest& manifest, const std::string& name) {
    const auto found = manifest.steps.find(name);
    if (found == manifest.steps.end()) return std::string();
    return found->second.maker.plugin + " " + found->second.maker.version;
  };
  for (const std::string& name : names) {
    std::string files;
    if (before_.steps.contains(name) && after_.steps.contains(name)) {
      auto &a = before_.steps[name].hashes, &b = after_.steps[name].hashes;
      std::set<std::string> all;
      for (const auto* const hashes : {&a, &b})
        for (const auto& [file, hash] : *hashes) all.insert(file);
      for (const std::string& file : all)
        if (a[file] != b[file]) files += (files.empty() ? "" : ", ") + file;
    }
    const std::string before = text_of(before_, name), after = text_of(after_, name);
    if (before == after && files.empty()) continue;
    report_.makers.push_back("step " + name + ": " + joined(before, after) +
                             (files.empty() ? "" : "; other content: " + files));
  }
}

void Difference::add(const AnnotatedDocument* before, const AnnotatedDocument* after) {
  if (!before || !after) {
    ++(before ? report_.only_before : report_.only_after);
    add_one_sided(before ? *before : *after, before != nullptr);
    return;
  }
  ++report_.documents;
  if (before->unit != after->unit && has_offsets(*before) && has_offsets(*after))
    throw Error(ErrorCode::input, "document `" + shown_id(before->id) + "`: offsets count " +
                                      before->unit + " and " + after->unit +
                                      "; write both with output.text, or in bytes");
  const std::string states = joined(state_of(*before), state_of(*after));
  if (states.find("->") != states.npos) ++report_.notes["documents " + states];
  if (before->text && after->text && *before->text != *after->text)
    ++report_.notes["documents with another text"];
  bool is_different = states.find("->") != states.npos;
  if (!before->error.empty() || !after->error.empty()) {
    report_.different += is_different;
    if (before->error.empty()) add_one_sided(*before, true);
    if (after->error.empty()) add_one_sided(*after, false);
    return;
  }
  std::set<std::string> names;
  for (const AnnotatedLayer& layer : before->layers)
    names.insert(layer.name), written_before_.insert(layer.name);
  for (const AnnotatedLayer& layer : after->layers)
    names.insert(layer.name), written_after_.insert(layer.name);
  report_.known_layers.insert(names.begin(), names.end());
  std::vector<std::string> open;
  for (const std::string& name : names) {
    if (!is_asked_for(name)) continue;
    if (is_written_on_both(name))
      is_different |= compare_layer(name, *before, *after);
    else if (waiting_layers_ + open.size() < most_waiting_layers)
      open.push_back(name);
    else
      note_not_compared(name);
  }
  report_.different += is_different;
  if (open.empty()) return;
  waiting_layers_ += open.size();
  waiting_.push_back({*before, *after, std::move(open), is_different});
}

DiffReport Difference::take() {
  for (const Waiting& each : waiting_) {
    bool is_different = false;
    for (const std::string& layer : each.layers) {
      if (is_written_on_both(layer))
        is_different |= compare_layer(layer, each.before, each.after);
      else
        note_not_compared(layer);
    }
    report_.different += is_different && !each.is_different;
  }
  return std::move(report_);
}

void Difference::add_one_sided(const AnnotatedDocument& document, bool is_before) {
  ++report_.one_sided;
  AnnotatedDocument empty;
  empty.id = document.id;
  for (const AnnotatedLayer& layer : document.layers) {
    report_.known_layers.insert(layer.name);
    if (is_asked_for(layer.name))
      compare_layer(layer.name, is_before ? document : empty, is_before ? empty : document);
  }
}

/// A layer that was written on one side only tells nothing about its records.
void Difference::note_not_compared(const std::string& layer) {
  const std::string side = written_before_.contains(layer) ? "A" : "B";
  ++report_.notes["layer " + layer + ": only in " + side + ", not compared"];
}

bool Difference::compare_layer(const std::string& layer, const AnnotatedDocument& before,
                               const AnnotatedDocument& after) {
  LayerChanges& counts = report_.layers[layer];
  counts.before += tops_of(before.find(layer));
  counts.after += tops_of(after.find(layer));
  std::vector<RecordChange> changes = changes_of(layer, before, after, options_.ignored);
  for (RecordChange& change : changes) add_change(layer, std::move(change), before, after);
  return !changes.empty();
}

void Difference::add_change(const std::string& layer, RecordChange change,
                            const AnnotatedDocument& before, const AnnotatedDocument& after) {
  LayerChanges& counts = report_.layers[layer];
  ChangeGroup& group =
      report_.groups[{layer, told(change, [](const Annotation& each) { return each.type; }),
                      maker_of(layer, change.kind),
                      told(change, [](const Annotation& each) { return each.text("rule"); })}];
  const bool is_added = change.kind == ChangeKind::added,
             is_removed = change.kind == ChangeKind::removed;
  ++(is_added ? counts.added : is_removed ? counts.removed : counts.changed);
  ++(is_added ? group.added : is_removed ? group.removed : group.changed);
  for (const KeyChange& key : change.keys) ++group.keys[key.key];
  if (group.examples.size() >= options_.examples) return;
  const Annotation& record = change.after ? *change.after : *change.before;
  const AnnotatedDocument& document = change.after ? after : before;
  group.examples.push_back({change.kind, before.id, std::move(change.keys), place_text(record),
                            context_of_record(document, record)});
}

std::string Difference::maker_of(const std::string& layer, ChangeKind kind) const {
  const std::string before = maker_text(before_, layer), after = maker_text(after_, layer);
  if (kind == ChangeKind::added) return after;
  if (kind == ChangeKind::removed) return before;
  return joined(before, after);
}

}  // namespace glossator::compare
