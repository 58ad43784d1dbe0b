#include "record_table.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <numeric>
#include <thread>

#include "record_columns.hpp"
#include "results_ahead.hpp"

namespace glossator::python {
namespace {

constexpr std::size_t most_rows = 1u << 14;         // of a batch, whose buffers are then small
constexpr std::size_t most_text_bytes = 64u << 20;  // of a batch, before its last document

bool is_taken(const std::string& name, const std::vector<ArrowColumn>& columns) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const ArrowColumn& column) { return column.name() == name; });
}

bool has_room(std::size_t rows, const std::vector<ArrowColumn>& columns) {
  return rows < most_rows && std::all_of(columns.begin(), columns.end(), [](const auto& column) {
           return column.text_bytes() < most_text_bytes;
         });
}

Batch structure_of(std::vector<ArrowColumn> columns, std::size_t size) {
  auto batch = std::make_shared<ArrowColumn>("", ArrowColumn::Type::structure, std::move(columns));
  batch->set_structures(size);
  batch->finish(size);
  return batch;
}

// For ArrowColumn::only_nulls(). Batches share the usual ones.
std::shared_ptr<const std::uint64_t[]> zeros_for(std::size_t rows) {
  constexpr std::size_t usual_rows = 2 * most_rows;
  static const std::shared_ptr<const std::uint64_t[]> usual(new std::uint64_t[usual_rows + 1]{});
  if (rows <= usual_rows) return usual;
  return std::shared_ptr<const std::uint64_t[]>(new std::uint64_t[rows + 1]{});
}

std::int32_t as_int32(std::uint32_t value) { return static_cast<std::int32_t>(value); }

const char* end_of(std::string_view text) { return text.data() + text.size(); }

}  // namespace

RecordTable::PaddedText::PaddedText(std::string_view text)
    : bytes(std::string(text) + std::string(TextBuffer::slack, ' ')), size(text.size()) {}

RecordTable::RecordTable(std::shared_ptr<const ResultForm> form,
                         const std::vector<std::string>& layers, Unit unit)
    : form_(std::move(form)), unit_(unit), own_units_(unit), columns_(basic_columns()) {
  for (const std::string& name : layers) {
    const auto found = std::find_if(form_->schemas->begin(), form_->schemas->end(),
                                    [&](const LayerSchema& schema) { return schema.name == name; });
    if (found == form_->schemas->end())
      throw Error(ErrorCode::usage, "no step writes layer `" + name + "`");
    LayerRows& rows = layers_.emplace_back(
        LayerRows{.number = static_cast<std::uint32_t>(found - form_->schemas->begin()),
                  .name = PaddedText(name),
                  .types = {},
                  .scope_key = found->find_key("scope").value_or(GLOSS_NONE),
                  .columns = basic_columns()});
    for (const std::string& type : found->types) rows.types.emplace_back(type);
    for (const KeySchema& key : found->keys) {
      const bool is_long = layers.size() > 1 || is_taken(key.name, columns_);
      columns_.push_back(column_of(is_long ? name + "." + key.name : key.name, key));
      rows.columns.push_back(columns_.back());
    }
  }
}

void RecordTable::require_same_layers(const KeptResult& result) const {
  if (&result.form() == form_.get()) return;
  const auto& layers = result.layers();
  for (const LayerRows& rows : layers_) {
    const LayerSchema& wanted = (*form_->schemas)[rows.number];
    if (rows.number < layers.size() && layers[rows.number].name() == wanted.name &&
        layers[rows.number].schema().keys.size() == wanted.keys.size())
      continue;
    throw Error(ErrorCode::usage, "document `" + result.document().id +
                                      "` has other layers than those before it; make a table for "
                                      "each pipeline");
  }
}

void RecordTable::add(const KeptResult& result) {
  require_same_layers(result);
  if (result.annotations().status() == Status::error) return;
  if (unit_ != Unit::codepoint) own_units_.begin(result.document().text);
  units_ = unit_ == Unit::codepoint ? &result.units() : &own_units_;
  for (LayerRows& rows : layers_) {
    if (result.layers()[rows.number].empty()) continue;
    if (!has_room(rows.size, rows.columns)) end_batch(rows);
    add_layer(result, rows);
  }
}

void RecordTable::add_layer(const KeptResult& result, LayerRows& rows) {
  const Layer& layer = result.layers()[rows.number];
  const std::size_t count = layer.size();
  const std::size_t first = rows.size;
  const std::string_view text = layer.text();
  const std::string& id = result.document().id;
  rows.columns[Basic::document].set_texts(first, count, id, end_of(id));
  rows.columns[Basic::layer].set_texts(first, count, rows.name.text(), rows.name.end());
  auto* const numbers = rows.columns[Basic::record].set_several<std::int32_t>(first, count);
  std::iota(numbers, numbers + count, 0);
  add_places(layer, rows);
  add_types_and_scores(layer, rows);
  for (const gloss_record& record : layer.raw_records()) {
    if (record.parent != GLOSS_NONE)
      rows.columns[Basic::parent].set(rows.size, as_int32(record.parent));
    const bool is_passage = add_attributes(result, layer, record, rows);
    if (!is_passage && !(record.flags & GLOSS_RECORD_DOCUMENT))
      rows.columns[Basic::text].set_text(
          rows.size, text.substr(record.begin, record.end - record.begin), end_of(text));
    ++rows.size;
  }
}

// Records about the document come first and have no place.
void RecordTable::add_places(const Layer& layer, LayerRows& rows) {
  const auto records = layer.raw_records();
  std::size_t first = 0;
  while (first < records.size() && records[first].flags & GLOSS_RECORD_DOCUMENT) ++first;
  const std::size_t count = records.size() - first, row = rows.size + first;
  if (count == 0) return;
  auto* const begins = rows.columns[Basic::begin].set_several<std::int32_t>(row, count);
  auto* const ends = rows.columns[Basic::end].set_several<std::int32_t>(row, count);
  for (std::size_t i = 0; i < count; ++i) {
    begins[i] = as_int32(converted(records[first + i].begin));
    ends[i] = as_int32(converted(records[first + i].end));
  }
}

void RecordTable::add_types_and_scores(const Layer& layer, LayerRows& rows) {
  ArrowColumn& types = rows.columns[Basic::type];
  ArrowColumn& scores = rows.columns[Basic::score];
  std::size_t row = rows.size;
  for (const gloss_record& record : layer.raw_records()) {
    const PaddedText& type = rows.types[record.type];
    types.set_text(row, type.text(), type.end());
    if (!std::isnan(record.score)) scores.set(row, record.score);
    ++row;
  }
}

// The values of a repeated key stand in one list. Returns whether the record has a scope: then it
// covers a passage, whose text is not repeated.
bool RecordTable::add_attributes(const KeptResult& result, const Layer& layer,
                                 const gloss_record& record, LayerRows& rows) {
  const auto attributes =
      layer.raw_attributes().subspan(record.attribute_begin, record.attribute_count);
  const std::string_view pool = layer.raw_pool();
  ArrowColumn* const columns = rows.columns.data() + Basic::count;
  const std::size_t row = rows.size;
  bool has_scope = false;
  for (const gloss_attribute& attribute : attributes) {
    ArrowColumn& column = columns[attribute.key];
    has_scope |= attribute.key == rows.scope_key;
    if (column.next() > row) continue;  // the list is there
    const auto& value = attribute.value;
    if (column.type() == ArrowColumn::Type::text) {  // most are
      column.set_text(row, {pool.data() + value.string.begin, value.string.size}, end_of(pool));
    } else if (column.type() == ArrowColumn::Type::float64) {
      column.set(row, value.number);
    } else if (column.type() != ArrowColumn::Type::list) {
      add_value(result, {layer, attribute}, row, column);
    } else {
      ArrowColumn& items = column.child(0);
      for (const gloss_attribute& item : attributes)
        if (item.key == attribute.key) add_value(result, {layer, item}, items.next(), items);
      column.set_list(row);
    }
  }
  return has_scope;
}

void RecordTable::add_value(const KeptResult& result, const Attribute& attribute, std::size_t row,
                            ArrowColumn& column) {
  switch (attribute.kind()) {
    case AttributeKind::text:
      return column.set_text(row, attribute.text(), end_of(attribute.text()));
    case AttributeKind::integer:
      return column.set(row, attribute.integer());
    case AttributeKind::real:
      return column.set(row, attribute.real());
    case AttributeKind::boolean:
      return column.set_boolean(row, attribute.boolean());
    case AttributeKind::span:
      column.child(0).set(row, as_int32(converted(attribute.span().begin)));
      column.child(1).set(row, as_int32(converted(attribute.span().end)));
      return column.set_structure(row);
    case AttributeKind::reference: {
      const auto [layer, record] = attribute.reference();
      if (column.type() == ArrowColumn::Type::int32) return column.set(row, as_int32(record));
      const std::string& name = result.layers()[layer].name();
      column.child(0).set_text(row, name, end_of(name));
      column.child(1).set(row, as_int32(record));
      return column.set_structure(row);
    }
  }
}

// So that columns need not move as they grow.
void RecordTable::expect(std::span<const std::shared_ptr<KeptResult>> results) {
  for (LayerRows& rows : layers_) {
    rows.expected = 0;
    for (const auto& result : results)
      if (rows.number < result->layers().size())
        rows.expected += result->layers()[rows.number].size();
    expect_batch(rows);
  }
}

// The last document of a full batch takes most columns some rows past most_rows.
void RecordTable::expect_batch(LayerRows& rows) {
  const std::size_t count = std::min(rows.expected, most_rows + most_rows / 8);
  for (ArrowColumn& column : rows.columns) column.expect(count);
}

RecordTable RecordTable::empty() const {
  RecordTable table(*this);
  for (LayerRows& rows : table.layers_) {
    for (ArrowColumn& column : rows.columns) column = column.empty();
    rows.batches.clear();
    rows.size = 0;
  }
  return table;
}

// A table for each part of the results; their batches follow one another. Each thread takes the
// next part, so that one which starts late on a busy machine leaves more to the others.
std::vector<std::size_t> RecordTable::add(std::span<const std::shared_ptr<KeptResult>> results,
                                          unsigned threads) {
  constexpr std::size_t least_results = 128;  // that are worth a thread
  constexpr std::size_t parts_of_a_thread = 2;
  const std::size_t workers =
      std::clamp<std::size_t>(results.size() / least_results, 1, std::max(1u, threads));
  const std::size_t parts = workers == 1 ? 1 : workers * parts_of_a_thread;
  std::vector<RecordTable> tables(parts, empty());
  std::vector<std::exception_ptr> errors(parts);
  std::vector<std::vector<std::size_t>> failed(parts);
  std::vector<std::uint32_t> numbers;
  for (const LayerRows& rows : layers_) numbers.push_back(rows.number);
  const auto fill = [&](std::size_t part) {
    try {
      const std::size_t begin = results.size() * part / parts;
      const std::size_t end = results.size() * (part + 1) / parts;
      const ResultsAhead ahead(results.first(end), numbers);
      tables[part].expect(results.subspan(begin, end - begin));
      for (std::size_t i = begin; i < end; ++i) {
        ahead.before(i);
        tables[part].add(*results[i]);
        if (results[i]->annotations().status() != Status::ok) failed[part].push_back(i);
      }
      for (LayerRows& rows : tables[part].layers_) tables[part].end_batch(rows);
    } catch (...) {
      errors[part] = std::current_exception();
    }
  };
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t part = next++; part < parts; part = next++) fill(part);
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < workers; ++i) others.emplace_back(work);
  work();
  others.clear();
  for (const auto& error : errors)
    if (error) std::rethrow_exception(error);
  std::vector<std::size_t> all_failed;
  for (const auto& some : failed) all_failed.insert(all_failed.end(), some.begin(), some.end());
  for (const RecordTable& table : tables)
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const auto& more = table.layers_[i].batches;
      layers_[i].batches.insert(layers_[i].batches.end(), more.begin(), more.end());
    }
  return all_failed;
}

// The columns of other layers are null in all rows of this one.
void RecordTable::end_batch(LayerRows& rows) {
  if (rows.size == 0) return;
  const auto zeros = zeros_for(rows.size);
  std::vector<ArrowColumn> fresh, columns;
  for (ArrowColumn& column : rows.columns) {
    fresh.push_back(column.empty());
    if (!column.has_values()) column = column.only_nulls(rows.size, zeros);
  }
  const auto move = [&](std::size_t from, std::size_t count) {
    for (std::size_t i = from; i < from + count; ++i) columns.push_back(std::move(rows.columns[i]));
  };
  move(0, Basic::count);
  for (const LayerRows& other : layers_) {
    if (&other == &rows) {
      move(Basic::count, rows.columns.size() - Basic::count);
      continue;
    }
    for (std::size_t i = Basic::count; i < other.columns.size(); ++i)
      columns.push_back(other.columns[i].only_nulls(rows.size, zeros));
  }
  rows.batches.push_back(structure_of(std::move(columns), rows.size));
  rows.columns = std::move(fresh);
  rows.expected -= std::min(rows.expected, rows.size);
  rows.size = 0;
  expect_batch(rows);
}

std::vector<Batch> RecordTable::take() {
  std::vector<Batch> batches;
  for (LayerRows& rows : layers_) {
    batches.insert(batches.end(), rows.batches.begin(), rows.batches.end());
    rows.batches.clear();
  }
  if (batches.empty()) batches.push_back(structure_of(columns_, 0));
  return batches;
}

}  // namespace glossator::python
