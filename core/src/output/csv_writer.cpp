#include "glossator/error.hpp"
#include "output/meta_members.hpp"
#include "output/record_json.hpp"
#include "output/status_names.hpp"
#include "output/writers.hpp"

namespace glossator {
namespace {

/// A document without records gets one row, so that every document appears.
class CsvWriter final : public RecordWriter {
 public:
  explicit CsvWriter(const Pipeline& pipeline)
      : layers_(output_layers(pipeline)),
        unit_(std::string(pipeline.config().input().offsets == OffsetsIn::source ? "source " : "") +
              name_of(pipeline.config().output().unit)),
        meta_keys_(pipeline.config().output().meta),
        meta_(pipeline.config().output().all_meta, meta_keys_),
        records_(pipeline.layers(), pipeline.config().output().unit) {}

  std::vector<std::uint32_t> layers() const override { return layers_; }
  std::string header() const override {
    OutputBuffer out;
    out += "document,status,layer,record,parent,type,begin,end,unit,text,score,attributes,error";
    for (const std::string& key : meta_keys_) append_field(out += ',', "meta." + key);
    if (meta_.is_wanted() && meta_keys_.empty()) out += ",meta";
    return std::string((out += '\n').text());
  }

  void append(const Document& document, const Annotations& annotations,
              OutputBuffer& out) override {
    begin_row(document, name_of(annotations.status()));
    error_.clear();
    for (const Failure& failure : annotations.failures()) {
      if (!error_.empty()) error_ += '\n';
      ((error_ += name_of(failure.code)) += ": ") += failure.message;
    }
    std::size_t rows = 0;
    if (annotations.status() != Status::error) {
      records_.begin(document, annotations);
      for (const std::uint32_t number : layers_)
        for (const Record record : annotations.layers()[number]) {
          append_record(record, out);
          ++rows;
        }
    }
    if (rows == 0) append_document(out);
  }

  void append(const Document& document, const Error& error, OutputBuffer& out) override {
    begin_row(document, "error");
    error_ = std::string(name_of(error.code())) + ": " + error.what();
    append_document(out);
  }

 private:
  static void append_field(OutputBuffer& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == text.npos) {
      out += text;
      return;
    }
    out += '"';
    for (const char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }

  void begin_row(const Document& document, const char* status) {
    start_.clear();
    append_field(start_, document.id);
    ((start_ += ',') += status) += ',';
    end_.clear();
    if (meta_keys_.empty()) {
      if (meta_.is_wanted()) append_field(end_ += ',', meta_.object_of(document));
    } else {
      const auto members = meta_.of(document);
      auto at = members.begin();
      for (const std::string& key : meta_keys_) {
        end_ += ',';
        if (at != members.end() && at->key == key) append_field(end_, text_of_value(at++->value));
      }
    }
    end_ += '\n';
  }

  void append_document(OutputBuffer& out) {
    out += start_.text();
    out += ",,,,,,,,,,";
    append_field(out, error_);
    out += end_.text();
  }

  // Numbers records in the layer's order, children included; `parent` is such a number.
  void append_record(const Record& record, OutputBuffer& out) {
    out += start_.text();
    append_field(out, record.layer().name());
    out += ',';
    out.put_integer(record.index());
    out += ',';
    if (record.parent()) out.put_integer(*record.parent());
    out += ',';
    append_field(out, record.type_name());
    out += ',';
    if (record.is_document()) {
      out += ",,,";
    } else {
      const auto [begin, end] = records_.span(record.begin(), record.end());
      out.put_integer(begin);
      out += ',';
      out.put_integer(end);
      ((out += ',') += unit_) += ',';
      append_field(out, record.covered());
    }
    out += ',';
    if (const auto score = record.score()) out.put_real(*score);
    out += ',';
    append_attributes(record, out);
    out += ',';
    append_field(out, error_);
    out += end_.text();
  }

  void append_attributes(const Record& record, OutputBuffer& out) {
    json_.clear();
    json_ += '{';
    const auto scope = record.find("scope");
    if (scope && scope->kind() == Attribute::Kind::text) {
      json_ += "\"scope\":";
      json_.put_json_string(record.is_document() ? "document" : scope->text());
    }
    auto others = records_.attributes(record.layer(), record.layer().raw_records()[record.index()]);
    if (json_.size() == 1 && !others.empty()) others.remove_prefix(1);  // the comma
    json_ += others;
    json_ += '}';
    if (json_.size() > 2) append_field(out, json_.text());
  }

  const std::vector<std::uint32_t> layers_;
  const std::string unit_;
  const std::vector<std::string> meta_keys_;  // a column each; none: all meta in one, if at all
  MetaMembers meta_;
  RecordJson records_;
  std::string error_;
  OutputBuffer start_, end_, json_;  // of each row of the document; of a record's attributes
};

}  // namespace

std::unique_ptr<RecordWriter> make_csv_writer(const Pipeline& pipeline) {
  return std::make_unique<CsvWriter>(pipeline);
}

}  // namespace glossator
