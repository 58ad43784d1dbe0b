#include "interchange/conll_block.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include "interchange/document_head.hpp"
#include "interchange/jsonl_offsets.hpp"
#include "output/result_lines.hpp"

namespace glossator::interchange {
namespace {

/// Makes a document of a block.
class BlockDocument {
 public:
  BlockDocument(ConllBlock block, const std::string& column_names) : block_(std::move(block)) {
    if (const auto found = block_.comments.find("columns"); found != block_.comments.end())
      columns_ = ConllColumns::named(conll_fields(found->second));
    else if (!column_names.empty())
      columns_ = ConllColumns::named(conll_fields(column_names));
    else if (!block_.rows.empty())
      columns_ = ConllColumns::guessed(block_.rows);
  }

  AnnotatedDocument make() {
    take_comments();
    drop_rows_of_no_token();
    place_rows();
    for (const auto& [name, column] : columns_.layers) {
      AnnotatedLayer& layer = document_.layers.emplace_back(AnnotatedLayer{name, {}});
      for (TaggedRows& run : tagged_rows(block_.rows, column)) {
        Annotation annotation;
        annotation.span = TextSpan{spans_[run.first].begin, spans_[run.last - 1].end};
        annotation.type = std::move(run.type);
        layer.annotations.push_back(std::move(annotation));
      }
    }
    const Unit unit = unit_named(std::exchange(document_.unit, "byte"));
    if (document_.text)
      count_in_bytes(document_, unit, *document_.text);
    else
      document_.unit = name_of(unit);
    return std::move(document_);
  }

 private:
  void take_comments() {
    for (const auto& [name, value] : block_.comments) {
      if (name == "newdoc id") document_.id = value;
      if (name.starts_with("meta.")) document_.meta[name.substr(5)] = Json(value).dump();
      if (name.starts_with("error ")) document_.error = value;
    }
    const auto ours = block_.comments.find("document");
    if (ours == block_.comments.end()) return;
    const Json head = Json::parse(ours->second).value_or(Json());
    if (!head.is_object()) throw Misread("its line `# document` is no JSON object");
    for (const auto& [member, value] : head.members())
      if (member == "text") document_.text = value.text();
    Json rest = head;
    rest.erase("text");
    take_head(rest, document_);
  }

  // Those of words of several tokens, 3-4, and of tokens that are not in the text, 8.1.
  void drop_rows_of_no_token() {
    if (columns_.token > 0)
      std::erase_if(block_.rows, [](const ConllRow& row) {
        return row.fields[0].find_first_of("-.") != std::string::npos;
      });
    for (const ConllRow& row : block_.rows)
      if (row.fields.size() < columns_.least())
        throw Misread("has " + std::to_string(row.fields.size()) + " columns; expected " +
                          std::to_string(columns_.least()),
                      row.line);
  }

  void place_rows() {
    if (!columns_.begin || !columns_.end) {
      if (!document_.text) return write_text();
      throw Misread("a document with a text needs the columns begin and end", block_.first_line);
    }
    const auto unit = block_.comments.find("unit");
    if (block_.comments.contains("offsets"))
      throw Misread(offsets_are_of_source, block_.first_line);
    if (unit != block_.comments.end()) document_.unit = unit->second;
    for (const ConllRow& row : block_.rows) {
      const std::uint64_t begin = number(row, *columns_.begin), end = number(row, *columns_.end);
      if (end < begin || end > UINT32_MAX) throw Misread("its offsets are no span", row.line);
      spans_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
  }

  static std::uint64_t number(const ConllRow& row, std::size_t column) {
    const std::string& text = row.fields[column];
    std::uint64_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ptr !=
        text.data() + text.size())
      throw Misread("`" + text + "` is no offset", row.line);
    return value;
  }

  // The text of a file that holds none.
  void write_text() {
    document_.text.emplace();
    for (std::size_t first = 0; first < block_.rows.size();) {
      std::size_t last = first;
      while (last < block_.rows.size() && block_.rows[last].sentence == block_.rows[first].sentence)
        ++last;
      if (first > 0) *document_.text += '\n';
      if (!find_tokens(first, last)) join_tokens(first, last);
      first = last;
    }
    if (!block_.rows.empty()) *document_.text += '\n';
  }

  // Finds the tokens in the sentence's `# text`; false if it has none or another one.
  bool find_tokens(std::size_t first, std::size_t last) {
    const auto found = block_.sentence_texts.find(block_.rows[first].sentence);
    if (found == block_.sentence_texts.end()) return false;
    const auto base = static_cast<std::uint32_t>(document_.text->size());
    std::vector<TextSpan> spans;
    std::size_t at = 0;
    for (std::size_t i = first; i < last; ++i) {
      const std::string& token = block_.rows[i].fields[columns_.token];
      at = found->second.find(token, at);
      if (at == std::string::npos) return false;
      const auto begin = base + static_cast<std::uint32_t>(at);
      spans.push_back({begin, begin + static_cast<std::uint32_t>(token.size())});
      at += token.size();
    }
    spans_.insert(spans_.end(), spans.begin(), spans.end());
    *document_.text += found->second;
    return true;
  }

  void join_tokens(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (i > first) *document_.text += ' ';
      const auto begin = static_cast<std::uint32_t>(document_.text->size());
      *document_.text += block_.rows[i].fields[columns_.token];
      spans_.push_back({begin, static_cast<std::uint32_t>(document_.text->size())});
    }
  }

  ConllBlock block_;
  ConllColumns columns_;
  AnnotatedDocument document_;
  std::vector<TextSpan> spans_;  // of the rows
};

}  // namespace

AnnotatedDocument document_of(ConllBlock block, const std::string& column_names) {
  if (!block.faults.empty()) throw block.faults.front();
  return BlockDocument(std::move(block), column_names).make();
}

}  // namespace glossator::interchange
