/// The annotator `regex`: finds the matches of patterns in the config.
#include <gloss/export.hpp>

#include "pattern_finder.hpp"

namespace gloss::regex {
namespace {

enum Key : unsigned { kind_key, group_key, group_span_key, rule_key };

constexpr const char* types[] = {"match", nullptr};
constexpr gloss_key keys[] = {
    text_key("kind", "the type of the pattern, or else its name"),
    repeated(text_key("group", "a named group that took part, as NAME=VALUE")),
    repeated(span_key("group_span", "where the group stands, in the order of `group`")),
    text_key("rule", "the name of the pattern"),
};
constexpr gloss_layer matches_layer = layer("matches", types, keys);
constexpr const gloss_layer* outputs[] = {&matches_layer, nullptr};

constexpr const char* options_schema = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "patterns": {
      "type": "array", "default": [],
      "description": "what to find: RE2 expressions, each with a name of its own",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["name", "pattern"],
        "properties": {
          "name": {"type": "string", "description": "the rule of its matches"},
          "pattern": {"type": "string", "description": "an expression in the syntax of RE2"},
          "type": {"type": "string", "description": "the kind of its matches; default: the name"},
          "score": {"type": "number", "minimum": 0, "maximum": 1,
                    "description": "the score of its matches; default: none"},
          "whole_words": {"type": "boolean", "default": false,
                          "description": "whether a match may not touch a letter, digit or _"}
        }
      }},
    "case": {
      "type": "string", "enum": ["exact", "ignore"], "default": "exact",
      "description": "whether capital and small letters differ"},
    "max_match_bytes": {
      "type": "integer", "minimum": 1, "maximum": 65536, "default": 1000,
      "description": "how much of the text a match may see, from its begin on"}
  }
})json";

/// The result of `get`, or `otherwise` if the key is absent: the schema has checked its type.
template <class Get, class Value>
Value optional_value(Get get, Value otherwise) {
  try {
    return get();
  } catch (const Error&) {
    return otherwise;
  }
}

std::vector<PatternSource> pattern_sources(const Config& config) {
  std::vector<PatternSource> sources;
  for (std::uint64_t i = 0, count = config.size("/patterns"); i < count; ++i) {
    const std::string at = "/patterns/" + std::to_string(i) + "/";
    PatternSource source;
    source.name = config.text(at + "name");
    source.pattern = config.text(at + "pattern");
    source.kind = optional_value([&] { return config.text(at + "type"); }, source.name);
    source.score = optional_value([&] { return config.number(at + "score"); }, source.score);
    source.whole_words = optional_value([&] { return config.boolean(at + "whole_words"); }, false);
    sources.push_back(std::move(source));
  }
  return sources;
}

LetterCase letter_case(const Config& config) {
  return config.text("/case") == "ignore" ? LetterCase::ignore : LetterCase::exact;
}

class Regex {
 public:
  static constexpr gloss_description description = describe({
      .id = "regex",
      .version = "0.1.0",
      .summary = "What regular expressions of the config match, with their named groups",
      .name = "Regex",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .outputs = outputs,
      .caps = GLOSS_CAP_DETERMINISTIC | GLOSS_CAP_CANCELLABLE,
  });

  explicit Regex(Config config)
      : finder_(compile_patterns(pattern_sources(config), letter_case(config)), letter_case(config),
                static_cast<std::uint32_t>(config.integer("/max_match_bytes"))) {}

  struct Worker {
    PatternFinder::Scratch finder;
    std::string text;  // the attribute being written
  };

  void process(const Document& document, Output& output, Worker& worker) const {
    std::uint64_t bytes = 0;
    finder_.find(document.text(), worker.finder,
                 [&](const Pattern& pattern, Span span, const auto& groups) {
                   write(pattern, span, groups, document, output, worker.text);
                   bytes += span.size() + pattern.source.kind.size() + pattern.source.name.size();
                   if ((output.size() & 0xFFF) == 0) document.throw_if_cancelled();
                   if (output.size() > most_matches || bytes > most_bytes)
                     throw Error(GLOSS_E_DOCUMENT, "more than " + std::to_string(most_matches) +
                                                       " matches or " + std::to_string(most_bytes) +
                                                       " bytes of them");
                 });
  }

 private:
  static constexpr std::uint32_t most_matches = 4'000'000;
  static constexpr std::uint64_t most_bytes = std::uint64_t{1} << 28;

  static void write(const Pattern& pattern, Span span, const std::vector<re2::StringPiece>& groups,
                    const Document& document, Output& output, std::string& text) {
    Record record = output.add(span, 0);
    if (pattern.source.score >= 0) record.score(pattern.source.score);
    record.text(kind_key, pattern.source.kind);
    for (const Pattern::Group& group : pattern.groups) {
      const re2::StringPiece met = groups[static_cast<std::size_t>(group.number)];
      if (met.data() == nullptr) continue;
      const auto begin = static_cast<std::uint32_t>(met.data() - document.text().data());
      const Span part{begin, begin + static_cast<std::uint32_t>(met.size())};
      if (!is_boundary(document.text(), part.begin) || !is_boundary(document.text(), part.end))
        continue;
      text.assign(group.name).append(1, '=').append(met.data(), met.size());
      record.text(group_key, text).span(group_span_key, part);
    }
    record.text(rule_key, pattern.source.name);
  }

  PatternFinder finder_;
};

}  // namespace
}  // namespace gloss::regex

GLOSS_EXPORT(gloss::regex::Regex)
