/// The annotator `gazetteer`: finds the phrases of a term list.
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

#include "list_source.hpp"
#include "phrase_finder.hpp"

namespace gloss::gazetteer {
namespace {

enum Key : unsigned { kind_key, entry_key, name_key, columns_key, rule_key };

constexpr const char* types[] = {"match", nullptr};
constexpr gloss_key keys[] = {
    text_key("kind", "the type of the list's row"),
    text_key("entry", "the id of the list's row"),
    text_key("name", "the phrase as the list has it"),
    repeated(text_key("columns", "a further column of the row, as NAME=VALUE")),
    text_key("rule", "the list and the line of the row, as FILE:LINE"),
};
constexpr gloss_layer matches_layer = layer("matches", types, keys);
constexpr const gloss_layer* inputs[] = {&layers::tokens, nullptr};
constexpr const gloss_layer* outputs[] = {&matches_layer, nullptr};

constexpr const char* options_schema = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "list": {
      "type": "string", "default": "",
      "description": "the term list, a TSV file or what gloss compile-list made of one; its path is relative to the config file; required"},
    "case": {
      "type": "string", "enum": ["smart", "exact", "ignore"], "default": "smart",
      "description": "smart: a phrase with a capital letter as the list has it, any other in any case; exact: as the list has it; ignore: in any case; the list's column case may say another for a row"},
    "plural": {
      "enum": ["smart", true, false], "default": "smart",
      "description": "whether the plural of a phrase's last word matches too; smart: if the word has no capital or nothing else (taxes, NGOs)"},
    "stop": {
      "type": "string", "default": "",
      "description": "a file of texts that are no matches, one a line; its path is relative to the config file"},
    "hyphen": {
      "type": "boolean", "default": true,
      "description": "whether a hyphen, a blank and nothing are alike between two words of a phrase"},
    "overlap": {
      "type": "string", "enum": ["longest", "all"], "default": "longest",
      "description": "longest: the leftmost phrase, the longest there, and none inside it; all: every phrase"},
    "min_length": {
      "type": "integer", "minimum": 1, "maximum": 65536, "default": 1,
      "description": "shorter phrases of the list are not matched; in characters"}
  }
})json";

Plural plural_of(const Config& config) {
  try {
    return config.boolean("/plural") ? Plural::any : Plural::none;
  } catch (const Error&) {
    return Plural::common;  // "smart": the schema allows no other text
  }
}

FinderOptions finder_options(const Config& config) {
  FinderOptions options;
  options.alikeness.letter_case = letter_case_of(config.text("/case")).value_or(LetterCase::smart);
  options.alikeness.plural = plural_of(config);
  options.alikeness.hyphen = config.boolean("/hyphen");
  options.overlap = config.text("/overlap") == "all" ? Overlap::all : Overlap::longest;
  options.min_length = static_cast<std::uint32_t>(config.integer("/min_length"));
  if (const std::string stop = config.text("/stop"); !stop.empty())
    options.stop = StopList(config.host().resource(stop));
  return options;
}

std::string list_path(const Config& config) {
  const std::string list = config.text("/list");
  if (list.empty())
    throw Error(GLOSS_E_CONFIG,
                "option /list: name the term list, a path relative to the config file");
  return config.host().resource(list);
}

class Gazetteer {
 public:
  static constexpr gloss_description description = describe({
      .id = "gazetteer",
      .version = "0.1.0",
      .summary = "The phrases of a term list of your own, with type, id and further columns",
      .name = "Gazetteer",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
      .caps = GLOSS_CAP_DETERMINISTIC | GLOSS_CAP_CANCELLABLE,
  });

  explicit Gazetteer(Config config)
      : list_(CompiledList::open(list_path(config))),
        rule_(std::string(list_.name()) + ":"),
        finder_(list_, finder_options(config)),
        words_(config.host(),
               [this](const WordType& type, WordRow& row) { finder_.describe(type, row); }) {
    for (const std::string& warning : list_.warnings()) config.host().warn(warning);
    if (list_.warnings().empty() && list_.entry_count() == 0)
      config.host().warn(config.text("/list") + ": a compiled list without a phrase");
  }

  struct Worker {
    TypeColumn<WordRow>::Scratch words;
    PhraseFinder::Scratch finder;
    std::string text;  // the attribute being written
  };

  void process(const Document& document, Output& output, Worker& worker) const {
    const LayerView tokens = document.layer(0);
    finder_.find(document, tokens, words_.view(document, 0, worker.words), worker.finder);
    std::uint64_t bytes = 0;
    for (const Match& match : worker.finder.matches) bytes += write(match, output, worker.text);
    if (bytes > most_bytes)
      throw Error(GLOSS_E_DOCUMENT, "the matches of the document have attributes of " +
                                        std::to_string(bytes) + " bytes; the most are " +
                                        std::to_string(most_bytes));
  }

 private:
  static constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30;

  std::uint64_t write(const Match& match, Output& output, std::string& text) const;

  CompiledList list_;
  std::string rule_;  // of every record, without the line
  PhraseFinder finder_;
  TypeColumn<WordRow> words_;
};

/// Returns the size of the entry in bytes.
std::uint64_t Gazetteer::write(const Match& match, Output& output, std::string& text) const {
  const Entry& entry = list_.entry(match.entry);
  const Columns& columns = list_.columns();
  std::string_view line = list_.line(entry);
  const auto score = score_of(columns.value(line, columns.score));
  const std::string_view name = take_field(line), kind = take_field(line), id = take_field(line);
  Record record = output.add(match.span, 0);
  if (score) record.score(*score);
  if (!kind.empty()) record.text(kind_key, kind);
  if (!id.empty()) record.text(entry_key, id);
  record.text(name_key, name);
  for (std::size_t column = 0; column < columns.names.size(); ++column) {
    const std::string_view value = take_field(line);
    if (value.empty() || column == columns.letter_case || column == columns.score) continue;
    text.assign(columns.names[column]).append(1, '=').append(value);
    record.text(columns_key, text);
  }
  text.assign(rule_).append(std::to_string(entry.line));
  record.text(rule_key, text);
  return entry.size;
}

}  // namespace
}  // namespace gloss::gazetteer

GLOSS_EXPORT(gloss::gazetteer::Gazetteer)
