#include "dates_reading.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

namespace dates_reading {
namespace {

using gloss::dates::Row;
using gloss::dates::Tagger;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Words with their inner hyphens, dots, colons and slashes; clitics and punctuation apart.
std::vector<gloss::Span> tokens_of(std::string_view text) {
  static const std::set<std::string_view> with_stop{"Jan", "Feb", "Aug", "Sept", "Oct", "Nov",
                                                    "Dec", "a.m", "p.m", "Mr",   "St"};
  std::vector<gloss::Span> tokens;
  const auto put = [&](std::size_t begin, std::size_t end) {
    tokens.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\n') {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const bool clitic = text[at] == '\'' && text.substr(at, 2) == "'s" &&
                        (at + 2 == text.size() || !is_word(text[at + 2]));
    if (clitic) {
      put(at, at + 2);
      at += 2;
      continue;
    }
    while (at < text.size() &&
           (is_word(text[at]) ||
            (at > begin && at + 1 < text.size() && is_word(text[at + 1]) &&
             std::string_view("-.,:/'").find(text[at]) != std::string_view::npos &&
             text.substr(at, 2) != "'s")))
      ++at;
    if (at == begin) ++at;
    if (at < text.size() && text[at] == '.' && with_stop.count(text.substr(begin, at - begin)))
      ++at;
    put(begin, at);
  }
  return tokens;
}

gloss_batch batch_of(const std::vector<gloss_record>& records) {
  gloss_batch batch{};
  batch.struct_size = sizeof batch;
  batch.record_size = sizeof(gloss_record);
  batch.attribute_size = sizeof(gloss_attribute);
  batch.record_count = static_cast<std::uint32_t>(records.size());
  batch.records = records.data();
  return batch;
}

}  // namespace

std::string list_path() { return (std::filesystem::path(PLUGIN_DATA) / "holidays.tsv").string(); }

std::vector<gloss::dates::Record> records(std::string_view text, std::string_view date,
                                          gloss::dates::TaggerOptions options,
                                          const std::vector<gloss::Span>& sentences,
                                          const std::string& phrases) {
  const Tagger tagger(options, list_path(), phrases);
  Tagger::Scratch scratch;
  return records(tagger, scratch, text, date, sentences);
}

std::vector<gloss::dates::Record> records(const Tagger& tagger, Tagger::Scratch& scratch,
                                          std::string_view text, std::string_view date,
                                          const std::vector<gloss::Span>& sentences,
                                          std::uint8_t more) {
  std::vector<gloss_record> tokens;
  std::vector<Row> rows;
  std::vector<std::uint32_t> ids;
  std::string lower;
  for (const gloss::Span span : tokens_of(text)) {
    tokens.push_back({span.begin, span.end, 0, 0, 0, GLOSS_NONE, 0, 0});
    const std::string_view form = gloss::covered(text, span);
    gloss::to_lower(form, lower);
    ids.push_back(static_cast<std::uint32_t>(rows.size()));
    rows.push_back(tagger.row({form, lower}));
    rows.back().scan |= more;
  }
  std::vector<gloss_record> borders;
  for (const gloss::Span span : sentences)
    borders.push_back({span.begin, span.end, 0, 0, 0, GLOSS_NONE, 0, 0});
  const gloss_batch token_batch = batch_of(tokens), sentence_batch = batch_of(borders);
  const auto found = tagger.tag({text,
                                 date,
                                 gloss::LayerView(&token_batch),
                                 gloss::LayerView(&sentence_batch),
                                 {ids, rows.data(), sizeof(Row)}},
                                scratch);
  return {found.begin(), found.end()};
}

std::string read(std::string_view text, std::string_view date,
                 gloss::dates::TaggerOptions options) {
  std::string out;
  for (const auto& record : records(text, date, options)) {
    if (!out.empty()) out += "; ";
    out += gloss::covered(text, record.span);
    out.append("=").append(gloss::layers::date::types[record.type]);
    out.append(" ").append(record.value.view());
    if (!record.mod.empty()) out.append(" ").append(record.mod);
    if (!record.freq.empty()) out.append(" ").append(record.freq.view());
  }
  return out;
}

void check(const std::vector<Case>& cases, gloss::dates::TaggerOptions options) {
  for (const Case& each : cases) {
    INFO(each.text);
    CHECK(read(each.text, each.date, options) == each.expected);
  }
}

}  // namespace dates_reading
