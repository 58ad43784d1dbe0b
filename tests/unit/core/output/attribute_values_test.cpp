#include <catch2/catch.hpp>
#include <limits>

#include "output/writers.hpp"
#include "own_annotator.hpp"

namespace attribute_values_test {

using namespace glossator;

namespace {

constexpr const char* types[] = {"thing", nullptr};
constexpr gloss_key keys[] = {gloss::text_key("scope", "-"), gloss::real_key("real", "-")};
constexpr gloss_layer things = gloss::layer("things", types, keys);
constexpr const gloss_layer* outputs[] = {&things, nullptr};

/// A record of the document with a scope of its own, and reals of all sizes.
struct Values {
  static constexpr gloss_description description = gloss::describe(
      {.id = "values", .version = "1.0.0", .summary = "Values.", .outputs = outputs});
  explicit Values(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output& output) const {
    output.add_document(0).text(0, "chapter");
    for (const double real :
         {0.1, -12.345, 123456789012345.0, 1e15, -1e30, std::numeric_limits<double>::max(),
          std::numeric_limits<double>::lowest()})
      output.add({0, 1}, 0).number(1, real);
  }
};

template <class WriterOf>
std::string written_values(const WriterOf& writer_of) {
  return written_by<Values>("values", {.id = "d", .text = "abcd"}, writer_of);
}

}  // namespace

TEST_CASE("The table shows a real number of any size as it is", "[table]") {
  const std::string table =
      written_values([](const Pipeline& pipeline) { return make_table_writer(pipeline, {}); });
  for (const char* shown :
       {"real=0.10\n", "real=-12.35\n", "real=123456789012345.00\n", "real=1e+15\n",
        "real=-1e+30\n", "real=1.7976931348623157e+308\n", "real=-1.7976931348623157e+308\n"})
    CHECK_THAT(table, Catch::Contains(shown));
}

TEST_CASE("The scope of a record of the document is `document` in every format", "[scope]") {
  const std::string line =
      written_values([](const Pipeline& pipeline) { return make_jsonl_writer(pipeline); });
  const std::string row =
      written_values([](const Pipeline& pipeline) { return make_csv_writer(pipeline); });
  CHECK_THAT(line, Catch::Contains(R"("scope":"document")") && !Catch::Contains("chapter"));
  CHECK_THAT(row, Catch::Contains(R"(""scope"":""document"")") && !Catch::Contains("chapter"));
}

}  // namespace attribute_values_test
