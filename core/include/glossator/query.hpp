#pragma once
#include <cstdint>
#include <gloss/span_index.hpp>
#include <optional>

#include "api.hpp"
#include "layer.hpp"

namespace GLOSSATOR_API glossator {

/// The records that a query found, in the layer's order: by begin ascending, then by end
/// descending. Iteration searches for them, so nothing is allocated. Borrowed from its SpanIndex;
/// iterators are borrowed from the Selection.
class Selection {
 public:
  struct Iterator {
    const Layer* layer;
    gloss::Selection::Iterator at;

    Record operator*() const { return (*layer)[*at]; }
    Iterator& operator++() { return ++at, *this; }
    bool operator==(const Iterator&) const = default;
  };

  Selection() = default;
  Iterator begin() const { return {layer_, found_.begin()}; }
  Iterator end() const { return {layer_, found_.end()}; }
  bool empty() const { return found_.empty(); }
  std::optional<Record> first() const { return empty() ? std::nullopt : std::optional(*begin()); }
  /// The number of records. Takes as many steps.
  std::uint32_t count() const { return found_.count(); }
  /// The records' numbers.
  const gloss::Selection& numbers() const { return found_; }

 private:
  friend class SpanIndex;
  Selection(const Layer* layer, const gloss::Selection& found) : layer_(layer), found_(found) {}

  const Layer* layer_ = nullptr;
  gloss::Selection found_;
};

/// Finds records of one layer by their place. gloss::SpanIndex (gloss/span_index.hpp) documents the
/// meaning and cost of each query. Borrowed from the layer: build it anew for each document. Once
/// built: any number of threads.
class SpanIndex {
 public:
  static constexpr std::uint32_t all = gloss::SpanIndex::all;

  SpanIndex() = default;
  explicit SpanIndex(const Layer& layer) { build(layer); }
  void build(const Layer& layer) {
    layer_ = &layer;
    index_.build(layer.raw_records().data(), layer.size(), sizeof(gloss_record));
  }

  Selection at(Span span) const { return {layer_, index_.at(plain(span))}; }
  Selection inside(Span span) const { return {layer_, index_.inside(plain(span))}; }
  Selection covering(Span span) const { return {layer_, index_.covering(plain(span))}; }
  Selection overlapping(Span span) const { return {layer_, index_.overlapping(plain(span))}; }
  Selection following(std::uint32_t offset, std::uint32_t count = all) const {
    return {layer_, index_.following(offset, count)};
  }
  Selection preceding(std::uint32_t offset, std::uint32_t count = all) const {
    return {layer_, index_.preceding(offset, count)};
  }
  Selection document_records() const { return {layer_, index_.document_records()}; }

 private:
  static gloss::Span plain(Span span) { return {span.begin, span.end}; }

  const Layer* layer_ = nullptr;
  gloss::SpanIndex index_;
};

}  // namespace glossator
