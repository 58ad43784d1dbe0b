/// The annotator `dates`: reads options and writes records. Tagger does the work.
#include "dates/tagger.hpp"
#include "dates/told.hpp"
#include "gloss/export.hpp"

namespace gloss::dates {
namespace {

namespace date = layers::date;

constexpr const char options_schema[] = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "direction": {
      "type": "string", "enum": ["tense", "past", "future", "nearest"], "default": "tense",
      "description": "where a weekday, month or day without a year lies; tense: as the verb of its clause says, else the past for weekdays and the nearest for months and days"
    },
    "kind": {
      "type": "string", "enum": ["auto", "news", "narrative", "message"], "default": "auto",
      "description": "news: incomplete dates are completed from the date of the document; narrative: from the date before them in the text; message: bare parts of the day and units are dates too; auto: by the years that the text names, and a handle, link or tag in a short text"
    },
    "day_first": {
      "type": "boolean", "default": false,
      "description": "whether 03/04/2010 is 3 April"
    },
    "week_start": {
      "type": "string", "enum": ["monday", "sunday"], "default": "monday",
      "description": "the first day of a week"
    },
    "hemisphere": {
      "type": "string", "enum": ["north", "south"], "default": "north",
      "description": "where the seasons are meant"
    },
    "anchor": {
      "type": "string", "enum": ["document", "auto"], "default": "document",
      "description": "auto: a document without a reference date takes the first complete date at the head of its text"
    },
    "fiscal_year_start": {
      "type": "integer", "minimum": 1, "maximum": 12, "default": 1,
      "description": "the month in which fiscal years begin; 10: fiscal 2023 is October 2022 to September 2023"
    },
    "phrases": {
      "type": "string", "default": "",
      "description": "a list of holidays and date phrases that adds to the plugin's own: a name, a tab, and a rule or a symbolic form; its path is relative to the config file"
    },
    "holidays": {
      "type": "string", "default": "",
      "description": "a list of holidays in place of the plugin's own; its path is relative to the config file"
    }
  }
})json";

constexpr gloss_layer sentences = optional(layers::sentences);
constexpr const gloss_layer* inputs[] = {&layers::tokens, &sentences, nullptr};
constexpr const gloss_layer* outputs[] = {&layers::dates, nullptr};

TaggerOptions options_of(const Config& config) {
  TaggerOptions options;
  const std::string direction = config.text("/direction"), kind = config.text("/kind");
  if (direction == "past") options.resolver.direction = Direction::past;
  if (direction == "future") options.resolver.direction = Direction::future;
  if (direction == "nearest") options.resolver.direction = Direction::nearest;
  if (kind == "news") options.kind = TextKind::news;
  if (kind == "narrative") options.kind = TextKind::narrative;
  options.dateline = config.text("/anchor") == "auto";
  options.resolver.fiscal_year_start =
      static_cast<std::int32_t>(config.integer("/fiscal_year_start"));
  if (kind == "message") options.kind = TextKind::colloquial;
  options.grammar.day_first = config.boolean("/day_first");
  if (config.text("/week_start") == "sunday") options.resolver.calendar.week_start = 7;
  options.resolver.calendar.southern = config.text("/hemisphere") == "south";
  return options;
}

// Only a list that the option names may stand in for the plugin's own.
std::string holidays_path(const Config& config) {
  const std::string list = config.text("/holidays");
  return list.empty() ? config.host().data("holidays.tsv") : config.host().resource(list);
}

std::string phrases_path(const Config& config) {
  const std::string list = config.text("/phrases");
  return list.empty() ? list : config.host().resource(list);
}

void write(const Record& record, Output& output) {
  auto out = output.add(record.span, record.type);
  out.score(record.score);
  const auto text = [&](std::uint32_t key, std::string_view value) {
    if (!value.empty()) out.text(key, value);
  };
  text(date::value, record.value.view());
  text(date::mod, record.mod);
  text(date::quant, record.quant);
  text(date::freq, record.freq.view());
  text(date::from, record.from.view());
  text(date::to, record.to.view());
  text(date::grain, record.grain);
  static constexpr std::string_view anchors[] = {"none", "document", "text"};
  text(date::anchor, anchors[static_cast<int>(record.anchor)]);
  if (record.anchor_ref != no_record) out.own_reference(date::anchor_ref, record.anchor_ref);
  text(date::kind, record.kind);
  if (record.range != no_record) out.own_reference(date::range, record.range);
  text(date::alternatives, record.alternative.view());
  text(date::rule, record.rule);
  text(date::form, record.form);
  text(date::recurrence, record.recurrence);
}

class Dates {
 public:
  static constexpr gloss_description description = describe({
      .id = "dates",
      .version = "0.1.0",
      .summary =
          "Dates, times, durations and recurring times, resolved against the date of the document",
      .name = "Dates",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
  });

  explicit Dates(Config config)
      : tagger_(options_of(config), holidays_path(config), phrases_path(config)),
        words_(config.host(), [this](const WordType& type, Row& row) { row = tagger_.row(type); }) {
  }

  struct Worker {
    TypeColumn<Row>::Scratch words;
    Tagger::Scratch tagger;
  };

  void process(const Document& document, Output& output, Worker& worker) const {
    const Trace trace = document.trace();
    const auto words = words_.view(document, 0, worker.words);
    const auto records = tagger_.tag(
        {document.text(), document.date(), document.layer(0), document.layer(1), words, trace},
        worker.tagger);
    for (const Record& record : records) write(record, output);
    if (trace) tell_words(document.layer(0), words, records, trace);
  }

 private:
  Tagger tagger_;
  TypeColumn<Row> words_;
};

}  // namespace
}  // namespace gloss::dates

GLOSS_EXPORT(gloss::dates::Dates)
