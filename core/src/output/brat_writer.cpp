#include "glossator/error.hpp"
#include "output/brat_text.hpp"
#include "output/record_json.hpp"
#include "output/writers.hpp"
#include "text/offset_units.hpp"

namespace glossator {
namespace {

/// A text-bound annotation (T) for each record with a span, children too; its attributes as a note
/// of JSON (#); references between records that are written as relations (R). What is about the
/// whole document has no place in brat, and is a comment line.
class BratWriter final : public RecordWriter {
 public:
  explicit BratWriter(const Pipeline& pipeline)
      : layers_(output_layers(pipeline)),
        schemas_(pipeline.layers()),
        records_(pipeline),
        codepoints_(Unit::codepoint),
        first_(schemas_.size()) {}

  std::vector<std::uint32_t> layers() const override { return layers_; }

  void append(const Document& document, const Annotations& annotations,
              OutputBuffer& out) override {
    lines_.clear();
    for (const Failure& failure : annotations.failures())
      append_comment(name_of(failure.code), failure.message);
    if (annotations.status() != Status::error) append_layers(document, annotations);
    append_brat_document({document.id, document.text, lines_.text()}, out);
  }

  void append(const Document& document, const Error& error, OutputBuffer& out) override {
    lines_.clear();
    append_comment(name_of(error.code()), error.what());
    append_brat_document({document.id, "", lines_.text()}, out);
  }

 private:
  static constexpr std::uint32_t unwritten = 0xFFFFFFFFu;

  // brat passes over lines whose first character is #, with nothing it knows behind it.
  void append_comment(std::string_view kind, std::string_view message) {
    ((lines_ += "#\t") += kind) += '\t';
    lines_.put_json_string(message);
    lines_ += '\n';
  }

  void append_layers(const Document& document, const Annotations& annotations) {
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
        append_record(document.text, annotations, record);
  }

  void append_record(std::string_view text, const Annotations& annotations, const Record& record) {
    const LayerSchema& schema = schemas_[record.layer().number()];
    const std::uint32_t number = first_[record.layer().number()] + record.index();
    std::string attributes(
        records_.attributes(record.layer(), record.layer().raw_records()[record.index()]));
    if (!attributes.empty()) attributes[0] = '{', attributes += '}';
    if (record.is_document() || record.begin() == record.end())
      return append_comment(brat_type(schema, record.type()), attributes);
    lines_ += 'T';
    lines_.put_integer(number);
    (lines_ += '\t') += brat_type(schema, record.type());
    lines_ += ' ';
    lines_.put_integer(codepoints_.convert(record.begin()));
    lines_ += ' ';
    lines_.put_integer(codepoints_.convert(record.end()));
    lines_ += '\t';
    for (const char c : record.covered(text)) lines_ += c == '\n' || c == '\r' ? ' ' : c;
    lines_ += '\n';
    if (!attributes.empty()) append_note(number, attributes);
    append_relations(annotations, schema, number, record);
  }

  void append_note(std::uint32_t record, const std::string& attributes) {
    lines_ += '#';
    lines_.put_integer(++notes_);
    lines_ += "\tAnnotatorNotes T";
    lines_.put_integer(record);
    ((lines_ += '\t') += attributes) += '\n';
  }

  void append_relations(const Annotations& annotations, const LayerSchema& schema,
                        std::uint32_t number, const Record& record) {
    if (record.parent())
      append_relation(schema.name + "_parent", number, record.layer(), *record.parent());
    for (const Attribute attribute : record.attributes()) {
      if (attribute.kind() != Attribute::Kind::reference) continue;
      const auto [layer, target] = attribute.reference();
      append_relation(brat_type({schema.name, "", "", {attribute.name()}, {}}, 0), number,
                      annotations.layers()[layer], target);
    }
  }

  void append_relation(const std::string& type, std::uint32_t from, const Layer& layer,
                       std::uint32_t target) {
    const Record record(layer, target);
    const std::uint32_t first = first_[layer.number()];
    if (first == unwritten || record.is_document() || record.begin() == record.end()) return;
    if (first + target == from) return;  // brat draws none from a record to itself
    lines_ += 'R';
    lines_.put_integer(++relations_);
    ((lines_ += '\t') += type) += " Arg1:T";
    lines_.put_integer(from);
    lines_ += " Arg2:T";
    lines_.put_integer(first + target);
    lines_ += '\n';
  }

  const std::vector<std::uint32_t> layers_;
  const std::vector<LayerSchema> schemas_;
  RecordJson records_;
  OffsetUnits codepoints_;            // brat's unit, whatever the config's
  std::vector<std::uint32_t> first_;  // number of each layer's first record
  std::uint32_t notes_ = 0, relations_ = 0;
  OutputBuffer lines_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_brat_writer(const Pipeline& pipeline) {
  return std::make_unique<BratWriter>(pipeline);
}

}  // namespace glossator
