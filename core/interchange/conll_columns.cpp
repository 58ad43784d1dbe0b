#include "interchange/conll_columns.hpp"

#include <algorithm>
#include <charconv>
#include <gloss/text.hpp>

#include "interchange/document_format.hpp"

namespace glossator::interchange {
namespace {

bool is_tag(std::string_view text) {
  constexpr std::string_view prefixes = "BIELSU";
  if (text == "O") return true;
  const bool is_whole = text.size() == 1 || (text.size() > 2 && text[1] == '-');
  return is_whole && prefixes.find(text[0]) != prefixes.npos;
}

bool is_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number).ptr;
  return !text.empty() && end == text.data() + text.size();
}

template <class Test>
bool holds_for_all(const std::vector<ConllRow>& rows, std::size_t column, Test test) {
  return std::all_of(rows.begin(), rows.end(), [&](const ConllRow& row) {
    return column < row.fields.size() && test(row.fields[column]);
  });
}

// Columns of CoNLL-U and of earlier forms that hold no spans.
bool says_no_span(std::string_view name) {
  constexpr std::string_view known[] = {"number", "id",   "lemma",  "upos", "xpos", "pos",
                                        "feats",  "head", "deprel", "deps", "misc", "chunk"};
  return std::find(std::begin(known), std::end(known), name) != std::end(known);
}

}  // namespace

ConllColumns ConllColumns::named(const std::vector<std::string>& names) {
  ConllColumns columns;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string name;
    gloss::to_lower(names[i], name);
    if (name == "token" || name == "form" || name == "word")
      columns.token = i;
    else if (name == "begin")
      columns.begin = i;
    else if (name == "end")
      columns.end = i;
    else if (!says_no_span(name))
      columns.layers.emplace_back(names[i], i);
  }
  return columns;
}

ConllColumns ConllColumns::guessed(const std::vector<ConllRow>& rows) {
  ConllColumns columns;
  const std::size_t count = rows.front().fields.size();
  if (count > 2 && holds_for_all(rows, 0, is_number)) columns.token = 1;
  for (std::size_t i = count; i-- > columns.token + 1;)
    if (holds_for_all(rows, i, is_tag)) {
      columns.layers.emplace_back("entities", i);
      return columns;
    }
  throw Misread("no column has tags as B-PER, I-PER or O in every row", rows.front().line);
}

std::size_t ConllColumns::least() const {
  std::size_t last = std::max({token, begin.value_or(0), end.value_or(0)});
  for (const auto& layer : layers) last = std::max(last, layer.second);
  return last + 1;
}

std::vector<std::string> conll_fields(std::string_view line) {
  std::vector<std::string> fields;
  const bool has_tab = line.find('\t') != line.npos;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(has_tab ? '\t' : ' ', begin), line.size());
    if (has_tab || end > begin) fields.emplace_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

std::vector<TaggedRows> tagged_rows(const std::vector<ConllRow>& rows, std::size_t column) {
  std::vector<TaggedRows> runs;
  bool goes_on = false;  // whether the last run may get another row
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string& tag = rows[i].fields[column];
    if (!is_tag(tag)) throw Misread("`" + tag + "` is no tag as B-PER, I-PER or O", rows[i].line);
    if (tag == "O") {
      goes_on = false;
      continue;
    }
    const char place = tag[0];
    std::string type = tag.size() > 1 ? tag.substr(2) : "";
    goes_on = goes_on && place != 'B' && place != 'S' && place != 'U' && runs.back().type == type &&
              rows[i - 1].sentence == rows[i].sentence;
    if (goes_on)
      runs.back().last = i + 1;
    else
      runs.push_back({i, i + 1, std::move(type)});
    goes_on = place == 'B' || place == 'I';
  }
  return runs;
}

}  // namespace glossator::interchange
