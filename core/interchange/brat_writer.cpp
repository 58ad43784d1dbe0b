#include <map>
#include <set>

#include "interchange/annotation_json.hpp"
#include "interchange/brat_documents.hpp"
#include "interchange/document_files.hpp"
#include "interchange/document_head.hpp"
#include "output/brat_text.hpp"

namespace glossator::interchange {
namespace {

/// The .ann file of one document.
class BratText {
 public:
  explicit BratText(const AnnotatedDocument& document)
      : document_(document), text_(text_of(document)), offsets_(Unit::codepoint) {
    offsets_.begin(text_);
    std::uint32_t number = 0;
    for (const AnnotatedLayer& layer : document.layers) {
      first_[layer.name] = number + 1;
      number += static_cast<std::uint32_t>(layer.annotations.size());
    }
    const auto first_line = brat_first_line(text_);
    put_mark(++number, "meta", first_line);
    if (!first_line.empty()) put_note(number, head_json(document));
    for (const AnnotatedLayer& layer : document.layers)
      for (std::uint32_t i = 0; i < layer.annotations.size(); ++i) put(layer, i);
  }
  std::string take() { return std::string(out_.text()); }

 private:
  std::string mark_of(const Reference& place) const {
    return "T" + std::to_string(first_.at(place.layer) + place.number);
  }

  // brat marks characters: an empty annotation marks the one beside it, one of the document or of
  // blanks the first line.
  std::vector<TextPart> parts_of(const Annotation& annotation) const {
    if (!annotation.span) return brat_first_line(text_);
    auto [begin, end] = *annotation.span;
    const auto is_inside = [&](std::uint32_t at) {
      return at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80;
    };
    if (begin == end && end < text_.size()) {
      do ++end;
      while (is_inside(end));
    }
    const auto parts = brat_fragments(text_, begin, end);
    return parts.empty() ? brat_first_line(text_) : parts;
  }

  void put(const AnnotatedLayer& layer, std::uint32_t i) {
    const Annotation& annotation = layer.annotations[i];
    const std::vector<TextPart> parts = parts_of(annotation);
    if (parts.empty()) return;  // a text of blanks
    const std::uint32_t number = first_.at(layer.name) + i;
    const std::string type = brat_type(layer.name, annotation.type);
    put_mark(number, type, parts);
    Json note = features_json(annotation, layer.name, offsets_);
    if (annotation.span && TextSpan{parts.front().begin, parts.back().end} != *annotation.span)
      note["extent"] = value_json(*annotation.span, offsets_);
    if (type != layer.name + "_" + annotation.type || layer.name.find('_') != std::string::npos)
      note["named"] = Json::object({{"layer", layer.name}, {"type", annotation.type}});
    name_marks(note);
    if (!note.empty()) put_note(number, note);
    put_relations(layer, annotation, number);
  }

  // References name T5, which brat shows.
  void name_marks(Json& json) const {
    if (const auto id = referred_id(json)) {
      const auto at = id->rfind('/');
      json = Json::object(
          {{"ref", mark_of({id->substr(0, at),
                            static_cast<std::uint32_t>(std::stoul(id->substr(at + 1)))})}});
    } else if (json.is_object()) {
      for (auto& [key, value] : json.members()) name_marks(value);
    } else if (json.is_array()) {
      for (Json& item : json.items()) name_marks(item);
    }
  }

  void put_relations(const AnnotatedLayer& layer, const Annotation& annotation,
                     std::uint32_t number) {
    if (annotation.parent)
      put_relation(brat_type(layer.name, "parent"), number, {layer.name, *annotation.parent});
    for (const Attribute& attribute : annotation.attributes)
      for (const Value& value : attribute.values)
        if (const auto* target = std::get_if<Reference>(&value))
          put_relation(brat_type(layer.name, attribute.key), number, *target);
  }

  void put_relation(const std::string& type, std::uint32_t from, const Reference& target) {
    const std::string mark = mark_of(target);
    if (mark == "T" + std::to_string(from)) return;  // brat draws none to the same mark
    const std::string line = "R" + std::to_string(++relations_) + "\t" + type + " Arg1:T" +
                             std::to_string(from) + " Arg2:" + mark + "\n";
    out_ += line;
  }

  void put_mark(std::uint32_t number, const std::string& type, const std::vector<TextPart>& parts) {
    if (parts.empty()) return;
    std::string line = "T" + std::to_string(number) + "\t" + type, covered;
    for (const TextPart& part : parts) {
      line += covered.empty() ? " " : ";";
      line += std::to_string(offsets_.convert(part.begin)) + " " +
              std::to_string(offsets_.convert(part.end));
      covered += (covered.empty() ? "\t" : " ") + text_.substr(part.begin, part.end - part.begin);
    }
    out_ += line + covered + "\n";
  }

  void put_note(std::uint32_t number, const Json& note) {
    out_ += "#" + std::to_string(++notes_) + "\tAnnotatorNotes T" + std::to_string(number) + "\t";
    append_brat_note(note.dump(), out_);
    out_ += '\n';
  }

  const AnnotatedDocument& document_;
  const std::string& text_;
  OffsetUnits offsets_;
  std::map<std::string, std::uint32_t> first_;
  std::uint32_t notes_ = 0, relations_ = 0;
  OutputBuffer out_;
};

class BratFolderWriter final : public AnnotatedWriter {
 public:
  explicit BratFolderWriter(const std::string& path) : path_(path) {
    make_new_folder(path, ".ann");
  }
  void write(const AnnotatedDocument& document) override {
    const std::string marks = BratText(document).take();
    const std::string file = new_file_for(document.id, path_, ".ann");
    write_file(file + ".txt", *document.text);
    write_file(file + ".ann", marks);
    for (const AnnotatedLayer& layer : document.layers)
      for (const Annotation& annotation : layer.annotations) {
        types_.insert(brat_type(layer.name, annotation.type));
        if (annotation.parent) relations_.insert(brat_type(layer.name, "parent"));
        for (const Attribute& attribute : annotation.attributes)
          for (const Value& value : attribute.values)
            if (std::holds_alternative<Reference>(value))
              relations_.insert(brat_type(layer.name, attribute.key));
      }
  }
  void close() override {
    std::string text = "[entities]\n";
    for (const std::string& type : types_) text += type + "\n";
    text += "meta\n\n[relations]\n";
    for (const std::string& type : relations_) text += type + "\tArg1:<ENTITY>, Arg2:<ENTITY>\n";
    write_file(path_ + "/annotation.conf", text + "\n[events]\n\n[attributes]\n");
  }

 private:
  const std::string path_;
  std::set<std::string> types_, relations_;
};

}  // namespace

std::unique_ptr<AnnotatedWriter> write_brat(const std::string& path) {
  return std::make_unique<BratFolderWriter>(path);
}

}  // namespace glossator::interchange
