#include <charconv>
#include <optional>

#include "glossator/error.hpp"
#include "output/record_json.hpp"
#include "output/sqlite_rows.hpp"
#include "output/writers.hpp"

namespace glossator {
namespace {

// The same decimal as in JSON: 0.9 and not 0.899999976.
double decimal(float value) {
  char text[most_real];
  double number = 0;
  std::from_chars(text, write_real(text, value), number);
  return number;
}

const char* name_of_status(Status status) {
  return status == Status::ok ? "ok" : status == Status::partial ? "partial" : "error";
}

class SqliteWriter final : public RecordWriter {
 public:
  explicit SqliteWriter(const Pipeline& pipeline)
      : layers_(output_layers(pipeline)),
        with_text_(pipeline.config().output().text),
        schemas_(pipeline.layers()),
        json_(pipeline.layers(), pipeline.config().output().unit) {
    for (const LayerSchema& schema : schemas_)
      scope_keys_.push_back(schema.find_key("scope").value_or(GLOSS_NONE));
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
    count_ = 0;
    for (const std::uint32_t number : layers_) {
      const Layer& layer = annotations.layers()[number];
      for (std::uint32_t i = 0; i < layer.size(); ++i)
        if (layer.raw_records()[i].parent == GLOSS_NONE) append_record(layer, i, no_parent, rows);
    }
  }

  void append(const Document& document, const Error& error, OutputBuffer& out) override {
    SqliteRows rows(out);
    append_document(document, Status::error, rows);
    append_error("", error.code(), error.what(), rows);
  }

 private:
  static constexpr std::uint32_t no_parent = 0;  // records are counted from 1

  void append_document(const Document& document, Status status, SqliteRows& rows) const {
    rows.row(SqliteTable::documents).document().text(document.id).text(name_of_status(status));
    document.date.empty() ? rows.null() : rows.text(document.date);
    with_text_&& status != Status::error ? rows.text(document.text) : rows.null();
  }

  static void append_error(std::string_view plugin, ErrorCode code, std::string_view message,
                           SqliteRows& rows) {
    rows.row(SqliteTable::errors).document();
    plugin.empty() ? rows.null() : rows.text(plugin);
    rows.text(name_of(code)).text(message);
  }

  void append_record(const Layer& layer, std::uint32_t index, std::uint32_t parent,
                     SqliteRows& rows) {
    const gloss_record& record = layer.raw_records()[index];
    const LayerSchema& schema = schemas_[layer.number()];
    const RecordTree& tree = json_.tree_of(layer);
    const std::uint32_t number = ++count_;
    rows.row(SqliteTable::records).record(number).document().text(schema.name);
    parent == no_parent ? rows.integer(tree.id(index)).null() : rows.null().record(parent);
    rows.text(schema.types[record.type]);
    append_place(layer, record, rows);
    std::isnan(record.score) ? rows.null() : rows.real(decimal(record.score));
    for (const gloss_attribute& attribute : attributes_of(layer, record)) {
      if (attribute.key == scope_keys_[layer.number()]) continue;
      rows.row(SqliteTable::attributes).record(number).text(schema.keys[attribute.key].name);
      append_value(layer, attribute, rows);
    }
    for (auto child = tree.first_child(index); child != RecordTree::none;
         child = tree.next_sibling(child))
      append_record(layer, child, number, rows);
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
        if (const auto id = json_.own_id(layer, attribute)) {
          rows.integer(*id);
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
  RecordJson json_;
  std::string_view text_;
  std::uint32_t count_ = 0;  // records of the document written so far
};

}  // namespace

std::unique_ptr<RecordWriter> make_sqlite_writer(const Pipeline& pipeline) {
  return std::make_unique<SqliteWriter>(pipeline);
}

}  // namespace glossator
