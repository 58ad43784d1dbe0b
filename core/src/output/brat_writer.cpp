#include "glossator/error.hpp"
#include "output/brat_text.hpp"
#include "output/record_json.hpp"
#include "output/writers.hpp"
#include "text/offset_units.hpp"

namespace glossator {
namespace {

/// Writes a text-bound annotation (T) for each record with a span, children included; its
/// attributes as a note of JSON (#); references between written records as relations (R). brat has
/// no annotation for a whole document, so its records become comment lines.
class BratWriter final : public RecordWriter {
 public:
  explicit BratWriter(const Pipeline& pipeline)
      : layers_(output_layers(pipeline)),
        schemas_(pipeline.layers()),
        records_(pipeline.layers(), pipeline.config().output().unit),
        codepoints_(Unit::codepoint),
        first_(schemas_.size()) {}

  std::vector<std::uint32_t> layers() const override { return layers_; }

  void append(const Document& document, const Annotations& annotations,
              OutputBuffer& out) override {
    for (const Failure& failure : annotations.failures())
      append_comment(name_of(failure.code), failure.message, out);
    if (annotations.status() != Status::error) append_layers(document, annotations, out);
  }

  void append(const Document&, const Error& error, OutputBuffer& out) override {
    append_comment(name_of(error.code()), error.what(), out);
  }

 private:
  static constexpr std::uint32_t unwritten = 0xFFFFFFFFu;

  // brat skips a line that begins with # unless it knows the word behind it.
  static void append_comment(std::string_view kind, std::string_view message, OutputBuffer& out) {
    ((out += "#\t") += kind) += '\t';
    out.put_json_string(message);
    out += '\n';
  }

  void append_layers(const Document& document, const Annotations& annotations, OutputBuffer& out) {
    records_.begin(document, annotations);
    codepoints_.begin(document.text);
    first_.assign(schemas_.size(), unwritten);
    std::uint32_t count = 0;
    for (const std::uint32_t number : layers_) {
      first_[number] = count + 1;
      count += annotations.layers()[number].size();
    }
    notes_ = relations_ = 0;
    for (const std::uint32_t number : layers_)
      for (const Record record : annotations.layers()[number])
        append_record(annotations, record, out);
  }

  void append_record(const Annotations& annotations, const Record& record, OutputBuffer& out) {
    const LayerSchema& schema = schemas_[record.layer().number()];
    const std::uint32_t number = first_[record.layer().number()] + record.index();
    std::string attributes(
        records_.attributes(record.layer(), record.layer().raw_records()[record.index()]));
    if (!attributes.empty()) attributes[0] = '{', attributes += '}';
    if (record.is_document() || record.begin() == record.end())
      return append_comment(brat_type(schema.name, record.type_name()), attributes, out);
    out += 'T';
    out.put_integer(number);
    (out += '\t') += brat_type(schema.name, record.type_name());
    out += ' ';
    out.put_integer(codepoints_.convert(record.begin()));
    out += ' ';
    out.put_integer(codepoints_.convert(record.end()));
    out += '\t';
    for (const char c : record.covered()) out += c == '\n' || c == '\r' ? ' ' : c;
    out += '\n';
    if (!attributes.empty()) append_note(number, attributes, out);
    append_relations(annotations, schema, number, record, out);
  }

  void append_note(std::uint32_t record, const std::string& attributes, OutputBuffer& out) {
    out += '#';
    out.put_integer(++notes_);
    out += "\tAnnotatorNotes T";
    out.put_integer(record);
    ((out += '\t') += attributes) += '\n';
  }

  void append_relations(const Annotations& annotations, const LayerSchema& schema,
                        std::uint32_t number, const Record& record, OutputBuffer& out) {
    if (record.parent())
      append_relation(schema.name + "_parent", number, record.layer(), *record.parent(), out);
    for (const Attribute attribute : record.attributes()) {
      if (attribute.kind() != Attribute::Kind::reference) continue;
      const auto [layer, target] = attribute.reference();
      append_relation(brat_type(schema.name, attribute.name()), number, annotations.layers()[layer],
                      target, out);
    }
  }

  void append_relation(const std::string& type, std::uint32_t from, const Layer& layer,
                       std::uint32_t target, OutputBuffer& out) {
    const Record record(layer, target);
    const std::uint32_t first = first_[layer.number()];
    if (first == unwritten || record.is_document() || record.begin() == record.end()) return;
    if (first + target == from) return;  // brat draws no relation from a record to itself
    out += 'R';
    out.put_integer(++relations_);
    ((out += '\t') += type) += " Arg1:T";
    out.put_integer(from);
    out += " Arg2:T";
    out.put_integer(first + target);
    out += '\n';
  }

  const std::vector<std::uint32_t> layers_;
  const std::vector<LayerSchema> schemas_;
  RecordJson records_;
  OffsetUnits codepoints_;            // brat's unit, whatever unit the config has
  std::vector<std::uint32_t> first_;  // number of each layer's first record
  std::uint32_t notes_ = 0, relations_ = 0;
};

}  // namespace

std::unique_ptr<RecordWriter> make_brat_writer(const Pipeline& pipeline) {
  return std::make_unique<BratWriter>(pipeline);
}

}  // namespace glossator
