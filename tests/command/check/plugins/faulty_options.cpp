// Annotators that break one rule each, of the groups description and options, and keep all others.
// The id names the rule.
#include <fcntl.h>

#include <clocale>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "faulty.hpp"

namespace {

#define OPTION(KEY, ...) \
  R"({"type":"object","additionalProperties":false,"properties":{")" KEY R"(":)" __VA_ARGS__ "}}"
#define TEXT_OPTION(KEY, DEFAULT) \
  OPTION(KEY, R"({"type":"string","description":"a text","default":")" DEFAULT R"("})")

/// An annotator whose only fault is in its description.
#define FAULTY_DESCRIPTION(CLASS, ID, ...)                                         \
  struct CLASS {                                                                   \
    static constexpr gloss_description description = described(ID, {__VA_ARGS__}); \
    explicit CLASS(gloss::Config) {}                                               \
    void process(const gloss::Document&, gloss::Output&) const {}                  \
  };

/// An annotator that handles its options wrongly; the last argument is the body of its constructor.
#define FAULTY_CREATE(CLASS, ID, SCHEMA, ...)                                           \
  struct CLASS {                                                                        \
    static constexpr gloss_description description = described(ID, {.schema = SCHEMA}); \
    explicit CLASS([[maybe_unused]] gloss::Config config) __VA_ARGS__                   \
        void process(const gloss::Document&, gloss::Output&) const {}                   \
  };

FAULTY_DESCRIPTION(NoLicense, "no-license", .license = "")
FAULTY_DESCRIPTION(BadUrl, "bad-url", .url = "our home page")
FAULTY_DESCRIPTION(TwoLines, "two-lines", .summary = "Marks\nthings.")
FAULTY_DESCRIPTION(NotUtf8, "not-utf8", .summary = "Marks d\xE9j\xE0 vu.")

constexpr const char* odd_types[] = {"two words", nullptr};
constexpr gloss_key odd_keys[] = {gloss::text_key("children", "a text"),
                                  gloss::text_key("a/b", "a text")};
constexpr gloss_layer odd_layer = gloss::layer("odd", odd_types, odd_keys);
constexpr const gloss_layer* odd_outputs[] = {&odd_layer, nullptr};
FAULTY_DESCRIPTION(OddNames, "odd-names", .writes = odd_outputs)

FAULTY_DESCRIPTION(NoSchema, "no-schema", .schema = R"(["a"])")
FAULTY_DESCRIPTION(UnknownType, "unknown-type",
                   .schema = OPTION("a", R"({"type":"strng","description":"a text"})"))
FAULTY_DESCRIPTION(UnknownKeyword, "unknown-keyword",
                   .schema = OPTION("a",
                                    R"({"type":"integer","minimun":1,"description":"a number"})"))
FAULTY_DESCRIPTION(
    OldDialect, "old-dialect",
    .schema = R"({"$schema":"http://json-schema.org/draft-04/schema#","type":"object",
                     "additionalProperties":false})")
FAULTY_DESCRIPTION(BadDefault, "bad-default",
                   .schema = R"({"type":"object","additionalProperties":false,
                     "properties":{"ways":{"type":"object","additionalProperties":false,
                     "description":"how","properties":{"first":{"$ref":"#/$defs/way","default":"up"}}}},
                     "$defs":{"way":{"enum":["left","right"],"description":"a way"}}})")
FAULTY_DESCRIPTION(LooseWithin, "loose-within",
                   .schema = OPTION("all", R"({"type":"array","description":"some","items":
                     {"type":"object","additionalProperties":true,
                      "properties":{"name":{"type":"string"}}}})"))
FAULTY_DESCRIPTION(ClosedByItsList, "closed-by-its-list",
                   .schema = R"({"type":"object","properties":{"all":{"type":"object",
                     "description":"some","properties":{"name":{"type":"string",
                     "description":"a name"}}}}})")
FAULTY_DESCRIPTION(CommaTooMany, "comma-too-many", .schema = R"({"type":"object",})")
FAULTY_DESCRIPTION(RequiresUnknown, "requires-unknown",
                   .schema = R"({"type":"object","additionalProperties":false,"required":["a"]})")

struct FailsByDefault {
  static constexpr gloss_description description =
      described("fails-by-default", {.schema = TEXT_OPTION("word", "")});
  std::string word;
  explicit FailsByDefault(gloss::Config config) : word(config.text("/word")) {}
  void process(const gloss::Document&, gloss::Output&) const {
    if (word.empty()) throw std::runtime_error("there is no word");
  }
};

FAULTY_CREATE(
    LeastIsTooLittle, "least-is-too-little",
    OPTION("count",
           R"({"type":"integer","exclusiveMinimum":0,"default":5,"description":"a number"})"),
    {
      if (config.json().find(":1}") != std::string_view::npos) throw std::runtime_error("too few");
    })

FAULTY_CREATE(RefusesWithin, "refuses-within",
              OPTION("ways",
                     R"({"type":"array","default":[],"description":"some","items":{"type":"object",
      "required":["name","way"],"additionalProperties":false,"properties":{
      "name":{"type":"string","description":"a name"},
      "way":{"enum":["left","right"],"description":"a way"}}}})"),
              {
                if (config.json().find("right") != std::string_view::npos)
                  throw std::runtime_error("no");
              })

FAULTY_CREATE(CrashesOnBrackets, "crashes-on-brackets", TEXT_OPTION("pattern", "a"), {
  if (config.text("/pattern").starts_with('(')) std::abort();
})
FAULTY_CREATE(CrashesOnEmptyFile, "crashes-on-empty-file", TEXT_OPTION("list", ""), {
  std::ifstream in(config.text("/list"));
  const std::string all{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (config.text("/list").starts_with("/tmp/") && all.empty()) std::abort();
})
FAULTY_CREATE(WrongRefusal, "wrong-refusal", TEXT_OPTION("pattern", "a"), {
  if (config.text("/pattern") == "(") throw gloss::Error(GLOSS_E_DOCUMENT, "pattern: a bracket");
})
FAULTY_CREATE(HugeNumber, "huge-number",
              OPTION("size", R"({"type":"integer","default":1,"description":"a number"})"), {
                const auto size = config.integer("/size");
                if (size < 0 || size > (1 << 20)) std::abort();
              })

// Volatile, so that the optimizer does not see that the value is never read.
char* volatile lost;

FAULTY_CREATE(LeaksWhenRefused, "leaks-when-refused", no_options, {
  lost = new char[200];
  lost[0] = 'x';
  config.host().resource("no such file.tsv");
})
FAULTY_CREATE(LeaksLittle, "leaks-little", no_options, {
  lost = new char[40];
  lost[0] = 'x';
})
FAULTY_CREATE(LeavesFileOpen, "leaves-file-open", no_options, { open("/dev/null", O_RDONLY); })
FAULTY_CREATE(ChangesLocale, "changes-locale", no_options, { std::setlocale(LC_ALL, "C.UTF-8"); })

}  // namespace

GLOSS_EXPORT(NoLicense, BadUrl, TwoLines, NotUtf8, OddNames, NoSchema, UnknownType, UnknownKeyword,
             OldDialect, BadDefault, LooseWithin, ClosedByItsList, CommaTooMany, RequiresUnknown,
             FailsByDefault, LeastIsTooLittle, RefusesWithin, CrashesOnBrackets, CrashesOnEmptyFile,
             WrongRefusal, HugeNumber, LeaksWhenRefused, LeaksLittle, LeavesFileOpen, ChangesLocale)
