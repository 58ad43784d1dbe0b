#include <cstring>
#include <type_traits>

#include "api/c_errors.hpp"
#include "api/c_handles.hpp"

using namespace glossator;

namespace {

/// The content of a glossator_cursor.
struct Cursor {
  gloss::Selection selection;
  std::uint32_t at = 0;  // of the next record
};
static_assert(sizeof(Cursor) <= sizeof(glossator_cursor) &&
              alignof(Cursor) <= alignof(glossator_cursor) && std::is_trivially_copyable_v<Cursor>);

template <class Query>
glossator_status query(const glossator_layer* layer, glossator_cursor* out, Query&& ask) {
  return guarded_status([&] {
    glossator_cursor& target = required(out, "out");
    Cursor cursor;
    std::memcpy(&target, &cursor, sizeof cursor);
    const glossator_layer& asked = required(layer, "layer");
    if (!asked.is_indexed) asked.index.build(*asked.layer);
    asked.is_indexed = true;
    cursor.selection = ask(asked.index).numbers();
    cursor.at = cursor.selection.begin().index;
    std::memcpy(&target, &cursor, sizeof cursor);
  });
}

Selection selected(const SpanIndex& index, std::uint32_t relation, Span span) {
  if (span.end < span.begin)
    refuse("the span [" + std::to_string(span.begin) + ", " + std::to_string(span.end) +
           ") ends before it begins");
  switch (relation) {
    case GLOSSATOR_AT:
      return index.at(span);
    case GLOSSATOR_INSIDE:
      return index.inside(span);
    case GLOSSATOR_COVERING:
      return index.covering(span);
    case GLOSSATOR_OVERLAPPING:
      return index.overlapping(span);
    default:
      refuse("no relation " + std::to_string(relation) +
             "; expected GLOSSATOR_AT, _INSIDE, "
             "_COVERING or _OVERLAPPING");
  }
}

}  // namespace

glossator_status glossator_select(const glossator_layer* layer, uint32_t relation, uint32_t begin,
                                  uint32_t end, glossator_cursor* out) {
  return query(layer, out, [&](const SpanIndex& index) {
    return selected(index, relation, {begin, end});
  });
}

glossator_status glossator_following(const glossator_layer* layer, uint32_t offset, uint32_t count,
                                     glossator_cursor* out) {
  static_assert(SpanIndex::all == GLOSS_NONE);
  return query(layer, out, [&](const SpanIndex& index) { return index.following(offset, count); });
}

glossator_status glossator_preceding(const glossator_layer* layer, uint32_t offset, uint32_t count,
                                     glossator_cursor* out) {
  return query(layer, out, [&](const SpanIndex& index) { return index.preceding(offset, count); });
}

uint32_t glossator_next(glossator_cursor* cursor) {
  if (!cursor) return GLOSS_NONE;
  Cursor state;
  std::memcpy(static_cast<void*>(&state), cursor, sizeof state);
  gloss::Selection::Iterator at{&state.selection, state.at};
  if (at == state.selection.end()) return GLOSS_NONE;
  const std::uint32_t found = at.index;
  state.at = (++at).index;
  std::memcpy(cursor, &state, sizeof state);
  return found;
}
