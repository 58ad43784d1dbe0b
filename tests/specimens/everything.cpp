// Writes a record of every kind that the contract allows, in no order, for whatever text it gets.
#include <gloss/export.hpp>

namespace {

constexpr const char* types[] = {"whole", "piece", "evidence", nullptr};
constexpr const char* keys[] = {"scope", "text_value", "integer",  "real", "boolean",
                                "piece", "own",        "repeated", nullptr};
enum Key : unsigned { scope, text_value, integer, real, boolean, piece, own, repeated };
constexpr gloss_layer things{sizeof(gloss_layer), 0, "things", types, keys};
constexpr const gloss_layer* inputs[] = {nullptr};
constexpr const gloss_layer* outputs[] = {&things, nullptr};

struct Everything {
  static constexpr gloss_description description{
      sizeof(gloss_description),
      0,
      "everything",
      "Everything",
      "1.0.0",
      "Glossator tests",
      "MIT",
      "",
      "Writes a record of every kind.",
      R"({"type":"object","additionalProperties":false,"properties":{
          "note":{"type":"string","default":"a \"note\"\n","description":"a string value"},
          "level":{"enum":["low","high"],"default":"low","description":"a choice"},
          "share":{"type":"number","default":0.5,"minimum":0,"maximum":1,"description":"a part"},
          "words":{"type":"array","items":{"type":"string"},"default":["x","y"],
                   "description":"the repeated values"}}})",
      inputs,
      outputs,
      GLOSS_THREADS_SHARED,
      GLOSS_CAP_DETERMINISTIC};

  explicit Everything(gloss::Config config)
      : note(config.text("/note")), share(config.number("/share")), words(config.texts("/words")) {}

  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto end = static_cast<std::uint32_t>(document.text().size());
    auto last = output.add({end, end}, 1).score(0);
    last.own_reference(own, 2).reference(own, GLOSS_NONE, 3);
    auto first = output.add({0, end}, 1).score(0.1f);
    first.text(text_value, note).integer(integer, -42).number(real, share).boolean(boolean, true);
    first.span(piece, {0, end}).own_reference(own, first.index());
    for (const auto& word : words) first.text(repeated, word);
    const auto whole = output.add_document(0).integer(integer, 7).index();
    output.add({0, end}, 2).parent(whole).number(real, 2).text(repeated, "once");
    output.add({0, 0}, 2).parent(3);
    output.add({0, end}, 1).text(scope, "sentence").boolean(boolean, false);
  }

  std::string note;
  double share;
  std::vector<std::string> words;
};

}  // namespace

GLOSS_EXPORT(Everything)
