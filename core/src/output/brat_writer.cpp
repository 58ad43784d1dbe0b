#include <gloss/text.hpp>

#include "glossator/error.hpp"
#include "output/brat_text.hpp"
#include "output/meta_members.hpp"
#include "output/record_json.hpp"
#include "output/writers.hpp"
#include "text/offset_units.hpp"

namespace glossator {
namespace {

/// Writes a text-bound annotation (T) for each record, children included; its attributes as a note
/// of JSON (#); references between written records as relations (R). brat annotates spans only, so
/// a record about the document and an error mark the first line, and an empty record the character
/// beside it; their notes say so.
class BratWriter final : public RecordWriter {
 public:
  explicit BratWriter(const Pipeline& pipeline)
      : layers_(output_layers(pipeline)),
        schemas_(pipeline.layers()),
        records_(pipeline.layers(), pipeline.config().output().unit),
        meta_(pipeline.config().output().all_meta, pipeline.config().output().meta),
        codepoints_(Unit::codepoint),
        first_(schemas_.size()) {}

  std::vector<std::uint32_t> layers() const override { return layers_; }

  void append(const Document& document, const Annotations& annotations,
              OutputBuffer& out) override {
    begin(document);
    append_meta(document, out);
    for (const Failure& failure : annotations.failures())
      append_error(failure.code, failure.message, out);
    if (annotations.status() != Status::error) append_layers(document, annotations, out);
  }

  void append(const Document& document, const Error& error, OutputBuffer& out) override {
    begin(document);
    append_meta(document, out);
    append_error(error.code(), error.what(), out);
  }

 private:
  static constexpr std::uint32_t unwritten = 0xFFFFFFFFu;

  void begin(const Document& document) {
    codepoints_.begin(document.text);
    text_ = document.text;
    first_line_ = brat_first_line(document.text);
    count_ = notes_ = relations_ = 0;
  }

  // The note of an error leads to nothing if the document has no text to mark.
  void append_error(ErrorCode code, std::string_view message, OutputBuffer& out) {
    message_.clear();
    ((message_ += "{\"kind\":\"") += name_of(code)) += "\",\"message\":";
    message_.put_json_string(message);
    message_ += '}';
    append_mark(++count_, "error", first_line_, out);
    append_note(count_, message_.text(), out);
  }

  void append_meta(const Document& document, OutputBuffer& out) {
    const std::string_view meta = meta_.object_of(document);
    if (meta.empty()) return;
    append_mark(++count_, "meta", first_line_, out);
    append_note(count_, meta, out);
  }

  void append_layers(const Document& document, const Annotations& annotations, OutputBuffer& out) {
    records_.begin(document, annotations);
    first_.assign(schemas_.size(), unwritten);
    for (const std::uint32_t number : layers_) {
      first_[number] = count_ + 1;
      count_ += annotations.layers()[number].size();
    }
    for (const std::uint32_t number : layers_)
      for (const Record record : annotations.layers()[number])
        append_record(annotations, record, out);
  }

  void append_record(const Annotations& annotations, const Record& record, OutputBuffer& out) {
    const std::vector<TextPart> fragments = fragments_of(record);
    if (fragments.empty()) return;
    const LayerSchema& schema = schemas_[record.layer().number()];
    const std::uint32_t number = first_[record.layer().number()] + record.index();
    append_mark(number, brat_type(schema.name, record.type_name()), fragments, out);
    std::string attributes(
        records_.attributes(record.layer(), record.layer().raw_records()[record.index()]));
    if (record.is_document()) attributes = ",\"scope\":\"document\"" + attributes;
    if (is_empty(record)) attributes = ",\"empty\":true" + attributes;
    if (!attributes.empty()) {
      attributes[0] = '{';
      append_note(number, attributes + '}', out);
    }
    append_relations(annotations, schema, number, record, out);
  }

  static bool is_empty(const Record& record) {
    return !record.is_document() && record.begin() == record.end();
  }

  // Empty if the record has nothing to mark, because the text or its part is blank.
  std::vector<TextPart> fragments_of(const Record& record) const {
    if (record.is_document()) return first_line_;
    if (!is_empty(record)) return brat_fragments(text_, record.begin(), record.end());
    std::uint32_t end = record.end();
    do ++end;
    while (end < text_.size() && !gloss::is_boundary(text_, end));
    if (end <= text_.size())
      if (auto behind = brat_fragments(text_, record.begin(), end); !behind.empty()) return behind;
    std::uint32_t begin = record.begin();
    while (begin > 0 && (begin == record.begin() || !gloss::is_boundary(text_, begin))) --begin;
    return brat_fragments(text_, begin, record.begin());
  }

  // T1<TAB>people_person 0 4;5 9<TAB>John Smith
  void append_mark(std::uint32_t number, std::string_view type,
                   const std::vector<TextPart>& fragments, OutputBuffer& out) {
    if (fragments.empty()) return;
    out += 'T';
    out.put_integer(number);
    (out += '\t') += type;
    char separator = ' ';
    for (const TextPart& part : fragments) {
      out += separator;
      out.put_integer(codepoints_.convert(part.begin));
      out += ' ';
      out.put_integer(codepoints_.convert(part.end));
      separator = ';';
    }
    separator = '\t';
    for (const TextPart& part : fragments) {
      (out += separator) += text_.substr(part.begin, part.end - part.begin);
      separator = ' ';
    }
    out += '\n';
  }

  void append_note(std::uint32_t record, std::string_view json, OutputBuffer& out) {
    out += '#';
    out.put_integer(++notes_);
    out += "\tAnnotatorNotes T";
    out.put_integer(record);
    out += '\t';
    append_brat_note(json, out);
    out += '\n';
  }

  void append_relations(const Annotations& annotations, const LayerSchema& schema,
                        std::uint32_t number, const Record& record, OutputBuffer& out) {
    if (record.parent())
      append_relation(brat_type(schema.name, "parent"), number, record.layer(), *record.parent(),
                      out);
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
    if (first == unwritten || fragments_of(record).empty()) return;
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
  MetaMembers meta_;
  OffsetUnits codepoints_;            // brat's unit, whatever unit the config has
  std::vector<std::uint32_t> first_;  // number of each layer's first record
  OutputBuffer message_;
  std::string_view text_;
  std::vector<TextPart> first_line_;
  std::uint32_t count_ = 0, notes_ = 0, relations_ = 0;
};

}  // namespace

std::unique_ptr<RecordWriter> make_brat_writer(const Pipeline& pipeline) {
  return std::make_unique<BratWriter>(pipeline);
}

}  // namespace glossator
