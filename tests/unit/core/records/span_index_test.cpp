#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <random>

#include "glossator/query.hpp"
#include "records/layer_store.hpp"

namespace span_index_test {

using namespace glossator;

namespace {

using Indices = std::vector<std::uint32_t>;

/// A layer with these spans, and with `document_records` records about the document.
struct Spans {
  explicit Spans(const std::vector<Span>& spans, unsigned document_records = 0) {
    schemas.push_back(std::make_unique<LayerSchema>(LayerSchema{"a", "", "", {"t"}, {}}));
    store = std::make_unique<LayerStore>(schemas);
    for (const Span span : spans)
      store->records(0).push_back({span.begin, span.end, 0, 0, NAN, GLOSS_NONE, 0, 0});
    for (unsigned i = 0; i < document_records; ++i)
      store->records(0).push_back({0, 0, 0, GLOSS_RECORD_DOCUMENT, NAN, GLOSS_NONE, 0, 0});
    store->note_disorder(0);
    store->sort(0);
  }
  const Layer& layer() const { return store->layer(0); }

  std::vector<std::unique_ptr<LayerSchema>> schemas;
  std::unique_ptr<LayerStore> store;
};

Indices indices(const Selection& selection) {
  Indices found;
  for (const Record record : selection) found.push_back(record.index());
  CHECK(selection.count() == found.size());
  CHECK(selection.empty() == found.empty());
  if (!found.empty()) CHECK(selection.first()->index() == found[0]);
  return found;
}

Indices filtered(const Layer& layer, const std::function<bool(Span)>& is_wanted) {
  Indices found;
  for (const Record record : layer)
    if (!record.is_document() && is_wanted(record.span())) found.push_back(record.index());
  return found;
}

bool overlap(Span a, Span b) {
  const bool share_a_byte = std::max(a.begin, b.begin) < std::min(a.end, b.end);
  const auto is_empty_in = [](Span x, Span y) {
    return x.begin == x.end && y.begin <= x.begin && x.end <= y.end;
  };
  return share_a_byte || is_empty_in(a, b) || is_empty_in(b, a);
}

// Compares every query of every span over a text of `size` bytes with the defining inequalities.
void compare_all(const Layer& layer, std::uint32_t size, std::uint32_t step) {
  const SpanIndex index(layer);
  for (std::uint32_t begin = 0; begin <= size; begin += step) {
    CAPTURE(begin);
    const Indices after = filtered(layer, [&](Span r) { return r.begin >= begin; });
    const Indices before = filtered(layer, [&](Span r) { return r.end <= begin; });
    CHECK(indices(index.following(begin)) == after);
    CHECK(indices(index.preceding(begin)) == before);
    for (const std::uint32_t count : {0u, 1u, 3u}) {
      const auto n = static_cast<std::ptrdiff_t>(count);
      const auto of = [&](const Indices& all) {
        return std::min(n, static_cast<std::ptrdiff_t>(all.size()));
      };
      CHECK(indices(index.following(begin, count)) ==
            Indices(after.begin(), after.begin() + of(after)));
      CHECK(indices(index.preceding(begin, count)) ==
            Indices(before.end() - of(before), before.end()));
    }
    for (std::uint32_t end = begin; end <= size; end += step) {
      CAPTURE(end);
      const Span q{begin, end};
      CHECK(indices(index.at(q)) == filtered(layer, [&](Span r) { return r == q; }));
      CHECK(indices(index.inside(q)) ==
            filtered(layer, [&](Span r) { return q.begin <= r.begin && r.end <= q.end; }));
      CHECK(indices(index.covering(q)) ==
            filtered(layer, [&](Span r) { return r.begin <= q.begin && q.end <= r.end; }));
      CHECK(indices(index.overlapping(q)) ==
            filtered(layer, [&](Span r) { return overlap(r, q); }));
    }
  }
}

}  // namespace

TEST_CASE("Every query finds what its inequality says, in the layer's order", "[query]") {
  std::mt19937 random(7);
  const unsigned count = GENERATE(0u, 1u, 15u, 16u, 17u, 33u, 120u);
  const std::uint32_t longest = GENERATE(0u, 2u, 24u);
  std::vector<Span> spans;
  for (unsigned i = 0; i < count; ++i) {
    const auto begin = static_cast<std::uint32_t>(random() % 25);
    const auto size = static_cast<std::uint32_t>(random() % (longest + 1));
    spans.push_back({begin, std::min(24u, begin + size)});
  }
  compare_all(Spans(spans, random() % 3).layer(), 24, 1);
}

TEST_CASE("Queries hold over several levels of blocks, nested and side by side", "[query]") {
  const bool nested = GENERATE(true, false);
  std::vector<Span> spans;
  constexpr std::uint32_t count = 5000;
  for (std::uint32_t i = 0; i < count; ++i) spans.push_back({i, nested ? 2 * count - i : i + 1});
  spans.push_back({0, 2 * count});
  const Spans layer(spans, 20);
  compare_all(layer.layer(), 2 * count, 977);
}

TEST_CASE("Records about the document are found by document_records() only", "[query]") {
  const Spans spans({{0, 0}, {0, 4}}, 2);
  const SpanIndex index(spans.layer());
  CHECK(indices(index.document_records()) == Indices{0, 1});
  CHECK(indices(index.at({0, 0})) == Indices{3});
  CHECK(indices(index.following(0)) == Indices{2, 3});
  CHECK(indices(index.preceding(0)) == Indices{3});
}

TEST_CASE("Neighbours do not overlap; an empty span overlaps what it stands in or at", "[query]") {
  const Spans spans({{0, 4}, {4, 8}, {4, 4}});
  const SpanIndex index(spans.layer());
  CHECK(indices(index.overlapping({0, 4})) == Indices{0, 2});
  CHECK(indices(index.overlapping({4, 4})) == Indices{0, 1, 2});
  CHECK(indices(index.overlapping({2, 2})) == Indices{0});
}

TEST_CASE("A span that ends before it begins finds nothing", "[query]") {
  const Spans spans({{0, 4}, {4, 8}, {4, 4}, {2, 6}});
  const SpanIndex index(spans.layer());
  CHECK(index.at({6, 2}).empty());
  CHECK(index.inside({6, 2}).empty());
  CHECK(index.covering({6, 2}).empty());
  CHECK(index.overlapping({6, 2}).empty());
}

TEST_CASE("An index is built anew over another layer, and one without a layer is empty",
          "[query]") {
  SpanIndex index;
  CHECK(index.overlapping({0, 9}).empty());
  CHECK(index.document_records().empty());
  const Spans many(std::vector<Span>(40, {1, 2})), few({{3, 4}});
  index.build(many.layer());
  CHECK(index.inside({0, 9}).count() == 40);
  index.build(few.layer());
  CHECK(indices(index.inside({0, 9})) == Indices{0});
}

}  // namespace span_index_test
