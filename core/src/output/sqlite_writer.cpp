#include <charconv>
#include <optional>
#include <utility>

#include "glossator/error.hpp"
#include "output/meta_members.hpp"
#include "output/record_json.hpp"
#include "output/sqlite_rows.hpp"
#include "output/sqlite_tables.hpp"
#include "output/status_names.hpp"
#include "output/writers.hpp"
#include "text/exact_decimal.hpp"
#include "text/shortest_decimal.hpp"

namespace glossator {
namespace {

class SqliteWriter final : public RecordWriter {
 public:
  explicit SqliteWriter(const Pipeline& pipeline)
      : layers_(output_layers(pipeline)),
        with_text_(pipeline.config().output().text),
        schemas_(pipeline.layers()),
        meta_(pipeline.config().output().all_meta, pipeline.config().output().meta),
        json_(pipeline.layers(), pipeline.config().output().unit),
        ranks_(schemas_.size()) {
    for (const LayerSchema& schema : schemas_) {
      scope_keys_.push_back(schema.find_key("scope").value_or(GLOSS_NONE));
      std::vector<std::uint16_t>& targets = targets_.emplace_back();
      for (const KeySchema& key : schema.keys) targets.push_back(sqlite_target(key, layers_));
    }
  }

  std::vector<std::uint32_t> layers() const override { return layers_; }

  void append(const Document& document, const Annotations& annotations,
              OutputBuffer& out) override {
    SqliteRows rows(out);
    append_document(document, annotations.status(), rows);
    for (const Failure& failure : annotations.failures()) {
      append_error(failure.plugin, failure.code, failure.message, rows);
      if (annotations.status() == Status::error) return;
    }
    json_.begin(document, annotations);
    text_ = document.text;
    annotations_ = &annotations;
    for (auto& ranks : ranks_) ranks.clear();
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      table_ = static_cast<std::uint16_t>(first_layer_table + i);
      append_layer(annotations.layers()[layers_[i]], rows);
    }
  }

  void append(const Document& document, const Error& error, OutputBuffer& out) override {
    SqliteRows rows(out);
    append_document(document, Status::error, rows);
    append_error("", error.code(), error.what(), rows);
  }

 private:
  // The records in the order of their rows: each before its children.
  void append_layer(const Layer& layer, SqliteRows& rows) {
    values_.assign(schemas_[layer.number()].keys.size(), nullptr);
    const std::vector<std::uint32_t>& ranks = ranks_of(layer);
    order_.resize(layer.size());
    for (std::uint32_t i = 0; i < layer.size(); ++i) order_[ranks[i]] = i;
    for (const std::uint32_t index : order_) append_record(layer, index, ranks, rows);
  }

  // The position of each record's row among those of its layer and document, from 0.
  const std::vector<std::uint32_t>& ranks_of(const Layer& layer) {
    std::vector<std::uint32_t>& ranks = ranks_[layer.number()];
    if (!ranks.empty() || layer.size() == 0) return ranks;
    ranks.resize(layer.size());
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < layer.size(); ++i)
      if (layer.raw_records()[i].parent == GLOSS_NONE) rank(json_.tree_of(layer), i, next, ranks);
    return ranks;
  }

  static void rank(const RecordTree& tree, std::uint32_t index, std::uint32_t& next,
                   std::vector<std::uint32_t>& ranks) {
    ranks[index] = next++;
    for (auto child = tree.first_child(index); child != RecordTree::none;
         child = tree.next_sibling(child))
      rank(tree, child, next, ranks);
  }

  void append_document(const Document& document, Status status, SqliteRows& rows) {
    rows.row(documents_table).document().text(document.id).text(name_of(status));
    document.date.empty() ? rows.null() : rows.text(document.date);
    with_text_&& status != Status::error ? rows.text(document.text) : rows.null();
    for (const auto& [key, value] : meta_.of(document)) {
      rows.row(meta_table).document().text(key);
      append_json(value, rows);
    }
  }

  // A scalar of JSON as SQLite has it; other values, and numbers that SQLite would round, as text.
  static void append_json(std::string_view json, SqliteRows& rows) {
    const auto take = [&](auto number) -> std::optional<decltype(number)> {
      const auto [end, problem] = std::from_chars(json.data(), json.data() + json.size(), number);
      const bool is_whole = problem == std::errc() && end == json.data() + json.size();
      return is_whole ? std::optional(number) : std::nullopt;
    };
    if (json == "null") {
      rows.null();
    } else if (json == "true" || json == "false") {
      rows.integer(json == "true");
    } else if (const auto integer = take(std::int64_t{})) {
      rows.integer(*integer);
    } else if (const auto real = take(0.0);
               real && json.find_first_of(".eE") != json.npos && keeps_all_digits(json, *real)) {
      rows.real(*real);
    } else {
      rows.text(text_of_value(json));
    }
  }

  static void append_error(std::string_view plugin, ErrorCode code, std::string_view message,
                           SqliteRows& rows) {
    rows.row(errors_table).document();
    plugin.empty() ? rows.null() : rows.text(plugin);
    rows.text(name_of(code)).text(message);
  }

  void append_record(const Layer& layer, std::uint32_t index,
                     const std::vector<std::uint32_t>& ranks, SqliteRows& rows) {
    const gloss_record& record = layer.raw_records()[index];
    rows.row(table_).record(table_, ranks[index] + 1).document();
    if (record.parent == GLOSS_NONE)
      rows.integer(json_.tree_of(layer).id(index)).null();
    else
      rows.null().record(table_, ranks[record.parent] + 1);
    rows.text(schemas_[layer.number()].types[record.type]);
    append_place(layer, record, rows);
    std::isnan(record.score) ? rows.null() : rows.real(shortest_decimal(record.score));
    append_values(layer, record, rows);
  }

  // A column for each key, but for the scope.
  void append_values(const Layer& layer, const gloss_record& record, SqliteRows& rows) {
    const auto attributes = attributes_of(layer, record);
    for (const gloss_attribute& attribute : attributes) values_[attribute.key] = &attribute;
    for (std::uint32_t key = 0; key < values_.size(); ++key) {
      const gloss_attribute* const value = std::exchange(values_[key], nullptr);
      if (key == scope_keys_[layer.number()]) continue;
      if (!value)
        rows.null();
      else if (schemas_[layer.number()].keys[key].repeated)
        rows.text(json_.list(layer, record, key));
      else
        append_value(layer, *value, rows);
    }
  }

  // Appends scope, begin, end and text. A record with a scope covers a whole passage and does not
  // repeat its text.
  void append_place(const Layer& layer, const gloss_record& record, SqliteRows& rows) const {
    if (record.flags & GLOSS_RECORD_DOCUMENT) {
      rows.text("document").null().null().null();
      return;
    }
    const auto scope = scope_of(layer, record);
    scope ? rows.text(*scope) : rows.null();
    const auto [begin, end] = json_.span(record.begin, record.end);
    rows.integer(begin).integer(end);
    scope ? rows.null() : rows.text(text_.substr(record.begin, record.end - record.begin));
  }

  std::optional<std::string_view> scope_of(const Layer& layer, const gloss_record& record) const {
    const std::uint32_t key = scope_keys_[layer.number()];
    if (key == GLOSS_NONE) return std::nullopt;
    for (const gloss_attribute& attribute : attributes_of(layer, record))
      if (attribute.key == key && attribute.kind == GLOSS_V_STRING)
        return Attribute(layer, attribute).text();
    return std::nullopt;
  }

  void append_value(const Layer& layer, const gloss_attribute& raw, SqliteRows& rows) {
    const Attribute attribute(layer, raw);
    switch (attribute.kind()) {
      case Attribute::Kind::text:
        rows.text(attribute.text());
        return;
      case Attribute::Kind::integer:
        rows.integer(attribute.integer());
        return;
      case Attribute::Kind::real:
        rows.real(attribute.real());
        return;
      case Attribute::Kind::boolean:
        rows.integer(attribute.boolean());
        return;
      case Attribute::Kind::span:
        break;
      case Attribute::Kind::reference:
        if (const std::uint16_t target = targets_[layer.number()][raw.key]) {
          const auto [number, index] = attribute.reference();
          rows.record(target, ranks_of(annotations_->layers()[number])[index] + 1);
          return;
        }
    }
    rows.text(json_.value(layer, raw));
  }

  static std::span<const gloss_attribute> attributes_of(const Layer& layer,
                                                        const gloss_record& record) {
    return layer.raw_attributes().subspan(record.attribute_begin, record.attribute_count);
  }

  const std::vector<std::uint32_t> layers_;
  const bool with_text_;
  const std::vector<LayerSchema> schemas_;
  std::vector<std::uint32_t> scope_keys_;  // of each layer, or GLOSS_NONE
  MetaMembers meta_;
  RecordJson json_;
  std::vector<std::vector<std::uint16_t>> targets_;  // sqlite_target() of each layer's keys
  const Annotations* annotations_ = nullptr;
  std::string_view text_;
  std::uint16_t table_ = 0;                        // of the current layer
  std::vector<std::vector<std::uint32_t>> ranks_;  // ranks_of() each layer; empty: not known yet
  std::vector<std::uint32_t> order_;               // record numbers by rank
  std::vector<const gloss_attribute*> values_;     // of the current record, by key
};

}  // namespace

std::unique_ptr<RecordWriter> make_sqlite_writer(const Pipeline& pipeline) {
  return std::make_unique<SqliteWriter>(pipeline);
}

}  // namespace glossator
