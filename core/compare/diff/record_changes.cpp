#include "compare/diff/record_changes.hpp"

#include <fmt/format.h>

#include <functional>
#include <unordered_map>

#include "compare/diff/record_keys.hpp"
#include "compare/span_match.hpp"

namespace glossator::compare {
namespace {

using interchange::AnnotatedDocument;
using interchange::AnnotatedLayer;
using interchange::Annotation;
using Records = std::vector<PlacedRecord>;

ChildLists children_in(const std::string& name, const AnnotatedDocument& document) {
  const AnnotatedLayer* const layer = document.find(name);
  return layer ? child_lists(*layer) : ChildLists();
}

Records tops_of(const std::string& name, const AnnotatedDocument& document,
                const ChildLists& children) {
  Records records;
  if (const AnnotatedLayer* const layer = document.find(name))
    for (const Annotation& annotation : layer->annotations)
      if (!annotation.parent) records.push_back({&annotation, layer, &document, &children});
  return records;
}

/// Pairs records of two documents step by step; those left over are added or removed.
class RecordPairs {
 public:
  RecordPairs(Records before, Records after)
      : before_(std::move(before)), after_(std::move(after)) {}

  /// Pairs records with equal keys, in their order.
  void pair_by(const std::function<std::string(const PlacedRecord&)>& key) {
    struct Waiting {
      std::vector<std::size_t> numbers;
      std::size_t first = 0;  // of those that have no partner
    };
    std::unordered_map<std::string, Waiting> all;
    for (std::size_t j = 0; j < after_.size(); ++j)
      if (after_[j].record) all[key(after_[j])].numbers.push_back(j);
    if (all.empty()) return;
    for (PlacedRecord& record : before_) {
      if (!record.record) continue;
      const auto found = all.find(key(record));
      if (found == all.end() || found->second.first == found->second.numbers.size()) continue;
      take(record, after_[found->second.numbers[found->second.first++]]);
    }
  }

  void pair_by_overlap() {
    struct Extent {
      interchange::TextSpan span;
      std::size_t number;
    };
    const auto extents = [](const Records& records) {
      std::vector<Extent> out;
      for (std::size_t i = 0; i < records.size(); ++i)
        if (records[i].record && records[i].record->span)
          out.push_back({*records[i].record->span, i});
      return out;
    };
    const auto a = extents(before_), b = extents(after_);
    for (const auto& [i, j] : match_spans(extents_of(a), extents_of(b)))
      if (scope_of(before_[a[i].number]) == scope_of(after_[b[j].number]))
        take(before_[a[i].number], after_[b[j].number]);
  }

  void pair_single_ones() {
    const auto single = [](Records& records) -> PlacedRecord* {
      PlacedRecord* found = nullptr;
      for (PlacedRecord& record : records)
        if (record.record && !record.record->span) {
          if (found) return nullptr;
          found = &record;
        }
      return found;
    };
    PlacedRecord *const a = single(before_), *const b = single(after_);
    if (a && b) take(*a, *b);
  }

  static std::string scope_of(const PlacedRecord& place) { return place.record->text("scope"); }
  const std::vector<std::pair<PlacedRecord, PlacedRecord>>& pairs() const { return pairs_; }
  const Records& left_before() const { return before_; }  ///< taken ones have no record
  const Records& left_after() const { return after_; }

 private:
  void take(PlacedRecord& a, PlacedRecord& b) {
    pairs_.emplace_back(a, b);
    a.record = b.record = nullptr;
  }

  Records before_, after_;
  std::vector<std::pair<PlacedRecord, PlacedRecord>> pairs_;
};

std::string place_of(const PlacedRecord& place) {
  const auto& span = place.record->span;
  return (span ? fmt::format("{} {} ", span->begin, span->end) : "document ") +
         RecordPairs::scope_of(place);
}

}  // namespace

const char* name_of(ChangeKind kind) {
  return kind == ChangeKind::added ? "added" : kind == ChangeKind::removed ? "removed" : "changed";
}

std::vector<RecordChange> changes_of(const std::string& layer, const AnnotatedDocument& before,
                                     const AnnotatedDocument& after,
                                     const std::set<std::string>& ignored) {
  const ChildLists below_before = children_in(layer, before),
                   below_after = children_in(layer, after);
  RecordPairs pairs(tops_of(layer, before, below_before), tops_of(layer, after, below_after));
  const auto typed = [](const PlacedRecord& each) {
    return place_of(each) + "\t" + each.record->type;
  };
  pairs.pair_by([&](const PlacedRecord& each) { return typed(each) + "\t" + name_of(each); });
  pairs.pair_by(typed);
  // Without a span the type alone tells the place: D35 does not become K64.
  pairs.pair_by([&](const PlacedRecord& each) {
    return each.record->span ? place_of(each) + "\t" + name_of(each) : typed(each);
  });
  pairs.pair_by(
      [&](const PlacedRecord& each) { return each.record->span ? place_of(each) : typed(each); });
  pairs.pair_by_overlap();
  pairs.pair_single_ones();
  std::vector<RecordChange> changes;
  for (const auto& [a, b] : pairs.pairs())
    if (auto keys = key_changes(a, b, ignored); !keys.empty())
      changes.push_back({ChangeKind::changed, a.record, b.record, std::move(keys)});
  for (const PlacedRecord& record : pairs.left_before())
    if (record.record) changes.push_back({ChangeKind::removed, record.record, nullptr, {}});
  for (const PlacedRecord& record : pairs.left_after())
    if (record.record) changes.push_back({ChangeKind::added, nullptr, record.record, {}});
  return changes;
}

}  // namespace glossator::compare
