#include <algorithm>

#include "glossator/error.hpp"
#include "output/meta_members.hpp"
#include "output/writers.hpp"
#include "text/offset_units.hpp"

namespace glossator {
namespace {

/// Columns: number in the sentence, token, begin, end, then one tag per layer (IOB2): O, or B- and
/// I- with the type of the first and longest record that covers the token. Children, records with a
/// scope and records that overlap an already tagged one get no tags.
class ConllWriter final : public RecordWriter {
 public:
  explicit ConllWriter(const Pipeline& pipeline)
      : unit_name_(name_of(pipeline.config().output().unit)),
        in_source_(pipeline.config().input().offsets == OffsetsIn::source),
        unit_(pipeline.config().output().unit),
        offsets_(unit_),
        schemas_(pipeline.layers()),
        meta_(pipeline.config().output().all_meta, pipeline.config().output().meta) {
    for (std::uint32_t i = 0; i < schemas_.size(); ++i) {
      if (schemas_[i].name == "tokens") tokens_ = i;
      if (schemas_[i].name == "sentences") sentences_ = i;
    }
    if (tokens_ == GLOSS_NONE)
      throw Error(
          ErrorCode::usage,
          "output.format conll: no step writes the layer `tokens`; add the plugin `tokens`");
    for (const std::uint32_t layer : output_layers(pipeline))
      if (layer != tokens_ && layer != sentences_) columns_.push_back(layer);
  }

  std::vector<std::uint32_t> layers() const override {
    std::vector<std::uint32_t> all = columns_;
    all.push_back(tokens_);
    if (sentences_ != GLOSS_NONE) all.push_back(sentences_);
    return all;
  }

  void append(const Document& document, const Annotations& annotations,
              OutputBuffer& out) override {
    append_head(document, out);
    for (const Failure& failure : annotations.failures())
      append_comment(std::string("error ") + name_of(failure.code), failure.message, out);
    if (annotations.status() != Status::error) append_tokens(document, annotations, out);
    out += '\n';
  }

  void append(const Document& document, const Error& error, OutputBuffer& out) override {
    append_head(document, out);
    append_comment(std::string("error ") + name_of(error.code()), error.what(), out);
    out += '\n';
  }

 private:
  static void append_word(std::string_view text, OutputBuffer& out) {
    for (const char c : text) out += static_cast<unsigned char>(c) <= ' ' ? '_' : c;
  }

  // A reader of CoNLL-U takes the first = for the end of the name.
  static std::string one_line(std::string name) {
    for (char& c : name)
      if (static_cast<unsigned char>(c) <= ' ' || c == '=') c = '_';
    return name;
  }

  static void append_comment(std::string_view name, std::string_view value, OutputBuffer& out) {
    ((out += "# ") += name) += " = ";
    for (const char c : value) out += c == '\n' || c == '\r' ? ' ' : c;
    out += '\n';
  }

  void append_head(const Document& document, OutputBuffer& out) {
    append_comment("newdoc id", document.id, out);
    for (const auto& [key, value] : meta_.of(document))
      append_comment("meta." + one_line(key), text_of_value(value), out);
    std::string columns = "number token begin end";
    for (const std::uint32_t layer : columns_) columns += " " + schemas_[layer].name;
    append_comment("columns", columns, out);
    append_comment("unit", unit_name_, out);
    if (in_source_) append_comment("offsets", "source", out);
  }

  void append_tokens(const Document& document, const Annotations& annotations, OutputBuffer& out) {
    offsets_.begin(document);
    const Layer& tokens = annotations.layers()[tokens_];
    tag(annotations);
    std::uint32_t sentence = 0, number = 0;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const Record token = tokens[i];
      if (ends_before(annotations, token, sentence) && number > 0) {
        out += '\n';
        number = 0;
      }
      out.put_integer(++number);
      out += '\t';
      append_word(token.covered(), out);
      out += '\t';
      const auto [begin, end] = offsets_.convert_span(token.begin(), token.end());
      out.put_integer(begin);
      out += '\t';
      out.put_integer(end);
      for (const auto& column : tags_) (out += '\t') += column[i].empty() ? "O" : column[i];
      out += '\n';
    }
  }

  // Whether the current sentence ends before the token; if so, moves to the next sentence.
  bool ends_before(const Annotations& annotations, const Record& token,
                   std::uint32_t& sentence) const {
    if (sentences_ == GLOSS_NONE) return false;
    const Layer& sentences = annotations.layers()[sentences_];
    bool ended = false;
    while (sentence < sentences.size() && sentences[sentence].end() <= token.begin()) {
      ended = true;
      ++sentence;
    }
    return ended;
  }

  void tag(const Annotations& annotations) {
    const Layer& tokens = annotations.layers()[tokens_];
    tags_.resize(columns_.size());
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      tags_[column].assign(tokens.size(), {});
      for (const Record record : annotations.layers()[columns_[column]])
        if (!record.parent() && !record.is_document() && !record.find("scope"))
          tag(tokens, record, tags_[column]);
    }
  }

  static void tag(const Layer& tokens, const Record& record, std::vector<std::string>& tags) {
    const auto raw = tokens.raw_records();
    const auto first = std::lower_bound(
        raw.begin(), raw.end(), record.begin(),
        [](const gloss_record& token, std::uint32_t begin) { return token.end <= begin; });
    auto last = first;
    while (last != raw.end() && last->begin < record.end()) {
      if (!tags[static_cast<std::size_t>(last - raw.begin())].empty()) return;
      ++last;
    }
    for (auto at = first; at != last; ++at)
      tags[static_cast<std::size_t>(at - raw.begin())] =
          (at == first ? "B-" : "I-") + record.type_name();
  }

  const std::string unit_name_;
  const bool in_source_;  // whether offsets count in the document's source
  const Unit unit_;
  OffsetUnits offsets_;
  const std::vector<LayerSchema> schemas_;
  MetaMembers meta_;
  std::uint32_t tokens_ = GLOSS_NONE, sentences_ = GLOSS_NONE;
  std::vector<std::uint32_t> columns_;
  std::vector<std::vector<std::string>> tags_;  // of each column, of each token
};

}  // namespace

std::unique_ptr<RecordWriter> make_conll_writer(const Pipeline& pipeline) {
  return std::make_unique<ConllWriter>(pipeline);
}

}  // namespace glossator
