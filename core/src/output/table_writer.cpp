#include <algorithm>
#include <charconv>
#include <cmath>
#include <gloss/text.hpp>

#include "output/meta_members.hpp"
#include "output/record_writer.hpp"
#include "records/record_tree.hpp"
#include "text/readable_text.hpp"

namespace glossator {
namespace {

constexpr std::size_t text_columns = 44;
constexpr int most_children = 8;  // of a record

// One line of at most `columns` characters: white space and control characters become a blank, so
// that no text can break the table or control the terminal.
std::string one_line(std::string_view text, std::size_t columns) {
  std::string line;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    const gloss::CodePoint point = gloss::code_point_at(text, i);
    if (count + 1 == columns && i + point.size < text.size()) {
      line += "…";
      break;
    }
    if (is_harmless(point.value))
      line.append(text.substr(i, point.size));
    else
      line += ' ';
    i += point.size;
  }
  return line;
}

// Counts code points, which is close enough to columns for alignment.
std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(std::string text, std::size_t columns) {
  const std::size_t have = columns_of(text);
  if (have < columns) text.append(columns - have, ' ');
  return text;
}

// Two decimals; of what has no digits left for them, the shortest text that is the value.
std::string real_text(double value) {
  constexpr double most = 1e15;
  char text[32];
  if (std::abs(value) >= most) return {text, std::to_chars(text, text + sizeof text, value).ptr};
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string quoted(const std::string& text) {
  return text.find(' ') == text.npos ? text : '"' + text + '"';
}

class TableWriter final : public RecordWriter {
 public:
  TableWriter(const Pipeline& pipeline, TableStyle style)
      : layers_(output_layers(pipeline)),
        style_(style),
        meta_(pipeline.config().output().all_meta, pipeline.config().output().meta) {}

  std::vector<std::uint32_t> layers() const override { return layers_; }

  void append(const Document& document, const Annotations& annotations,
              OutputBuffer& out) override {
    append_head(document, out);
    for (const Failure& failure : annotations.failures())
      append_error(failure.code, failure.message, out);
    annotations_ = &annotations;
    if (annotations.status() != Status::error)
      for (const std::uint32_t number : layers_) append_layer(annotations.layers()[number], out);
    out += '\n';
  }

  void append(const Document& document, const Error& error, OutputBuffer& out) override {
    append_head(document, out);
    append_error(error.code(), error.what(), out);
    out += '\n';
  }

 private:
  std::string painted(const char* colour, const std::string& text) const {
    return style_.colour ? std::string("\x1b[") + colour + "m" + text + "\x1b[0m" : text;
  }

  void append_head(const Document& document, OutputBuffer& out) {
    out += painted("1", one_line(document.id, 200));
    if (!document.date.empty()) out += "  " + one_line(document.date, 40);
    out += '\n';
    std::string line;
    for (const auto& [key, value] : meta_.of(document))
      line += "  " + one_line(key, 40) + "=" + quoted(one_line(text_of_value(value), 60));
    if (!line.empty()) out += (style_.width > 0 ? one_line(line, style_.width) : line) + '\n';
  }

  void append_error(ErrorCode code, const std::string& message, OutputBuffer& out) const {
    out += "  " + painted("31", name_of(code)) + ": " + one_line(message, 400) + '\n';
  }

  void append_layer(const Layer& layer, OutputBuffer& out) {
    tree_.begin(layer);
    std::size_t count = 0, place_width = 0, text_width = 0, type_width = 0;
    for (std::uint32_t i = 0; i < layer.size(); ++i) {
      if (layer[i].parent()) continue;
      ++count;
      place_width = std::max(place_width, columns_of(place(layer[i])));
      text_width = std::max(text_width, columns_of(covered(layer[i])));
      type_width = std::max(type_width, columns_of(layer[i].type_name()));
    }
    out += "  " + painted("36", layer.name()) + " (" + std::to_string(count) + ")\n";
    for (std::uint32_t i = 0; i < layer.size(); ++i) {
      const Record record = layer[i];
      if (record.parent()) continue;
      std::string line = "    " + padded(place(record), place_width) + "  " +
                         padded(covered(record), text_width) + "  " +
                         padded(record.type_name(), type_width) + "  ";
      append_values(record, line);
      const bool is_deep = has_grandchildren(i);
      if (!is_deep) append_children(layer, i, line);
      append_line(std::move(line), out);
      if (is_deep) append_tree(layer, i, 1, out);
    }
  }

  void append_line(std::string line, OutputBuffer& out) const {
    line.erase(line.find_last_not_of(' ') + 1);
    out += (style_.width > 0 ? one_line(line, style_.width) : line) + '\n';
  }

  void append_values(const Record& record, std::string& line) const {
    if (const auto score = record.score()) line += real_text(*score) + "  ";
    append_attributes(record, line);
  }

  bool has_grandchildren(std::uint32_t index) const {
    for (auto child = tree_.first_child(index); child != RecordTree::none;
         child = tree_.next_sibling(child))
      if (tree_.first_child(child) != RecordTree::none) return true;
    return false;
  }

  // Appends a line for each record below `index`, indented by its depth.
  void append_tree(const Layer& layer, std::uint32_t index, std::size_t depth,
                   OutputBuffer& out) const {
    const std::string indent(4 + 2 * depth, ' ');
    int count = 0;
    for (auto child = tree_.first_child(index); child != RecordTree::none;
         child = tree_.next_sibling(child)) {
      if (count++ == most_children) return append_line(indent + "…", out);
      const Record record = layer[child];
      std::string line = indent + "<- " + place(record) + "  " + covered(record) + "  " +
                         record.type_name() + "  ";
      append_values(record, line);
      append_line(std::move(line), out);
      append_tree(layer, child, depth + 1, out);
    }
  }

  static std::string place(const Record& record) {
    if (record.is_document()) return "document";
    return std::to_string(record.begin()) + "-" + std::to_string(record.end());
  }

  static std::string covered(const Record& record) {
    return one_line(record.covered(), text_columns);
  }

  // Appends all attributes except the rule and those that repeat the text: JSONL has everything.
  void append_attributes(const Record& record, std::string& line) const {
    for (std::uint32_t i = 0; i < record.attribute_count(); ++i) {
      const Attribute attribute = record.attribute(i);
      if (attribute.name() == "rule" || attribute.kind() == Attribute::Kind::span) continue;
      line += attribute.name() + "=" + value(record, attribute) + " ";
    }
  }

  std::string value(const Record& record, const Attribute& attribute) const {
    switch (attribute.kind()) {
      case Attribute::Kind::text:
        return quoted(one_line(attribute.text(), 60));
      case Attribute::Kind::integer:
        return std::to_string(attribute.integer());
      case Attribute::Kind::real:
        return real_text(attribute.real());
      case Attribute::Kind::boolean:
        return attribute.boolean() ? "true" : "false";
      case Attribute::Kind::span:
        return "";
      case Attribute::Kind::reference:
        break;
    }
    const auto [layer, target] = attribute.reference();
    if (attribute.in_own_layer() && target == record.index()) return "self";
    const Record seen = annotations_->layers()[layer][target];
    return seen.is_document() ? "document" : '"' + covered(seen) + '"';
  }

  void append_children(const Layer& layer, std::uint32_t index, std::string& line) const {
    std::uint32_t child = tree_.first_child(index);
    if (child == RecordTree::none) return;
    line += "<- ";
    for (int count = 0; child != RecordTree::none; child = tree_.next_sibling(child)) {
      if (count > 0) line += ", ";
      if (count++ == most_children) {
        line += "…";
        return;
      }
      const Record record = layer[child];
      line += covered(record);
      if (const auto weight = record.find("weight"))
        if (weight->kind() == Attribute::Kind::real) line += " " + real_text(weight->real());
    }
  }

  std::vector<std::uint32_t> layers_;
  TableStyle style_;
  MetaMembers meta_;
  RecordTree tree_;
  const Annotations* annotations_ = nullptr;
};

}  // namespace

std::unique_ptr<RecordWriter> make_table_writer(const Pipeline& pipeline, TableStyle style) {
  return std::make_unique<TableWriter>(pipeline, style);
}

}  // namespace glossator
