#include "input/brat_reader.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "glossator/pipeline.hpp"
#include "output/brat_text.hpp"
#include "output/writers.hpp"

using namespace glossator;

namespace {

std::string problems_of(const std::string& annotations, const std::string& text) {
  std::string out;
  for (const auto& problem : read_brat(annotations, text).problems)
    out += std::to_string(problem.line) + ": " + problem.message + "\n";
  return out;
}

}  // namespace

TEST_CASE("A file of brat is read, its offsets as bytes", "[brat_reader]") {
  const std::string text = "Caf\xc3\xa9 \xf0\x9f\x98\x80 old\ntown";
  const BratAnnotations read = read_brat(
      "T1\tPlace 0 4\tCaf\xc3\xa9\r\n"
      "#\tcomment\n\n"
      "R1\tnear Arg1:T1 Arg2:T2 \n"
      "T2\tPlace 7 10;11 15\told town\n"
      "T3\tPlace 7 15\told town\n"
      "E1\tVisit:T3 Who:T1 Where:E2\n"
      "E2\tVisit:T1 \n"
      "A1\tSure T1\n"
      "M2\tGrade E1 high\n"
      "N1\tReference T2 Wikipedia:534366\tOld Town\n"
      "#1\tAnnotatorNotes R1\tsee\tthere\n"
      "*\tEquiv T1 T2 T3",
      text);
  CHECK(read.problems.empty());
  REQUIRE(read.spans.size() == 3);
  CHECK(read.spans[0].type == "Place");
  using Fragments = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  CHECK(read.spans[0].fragments == Fragments{{0, 5}});
  CHECK(read.spans[1].fragments == Fragments{{11, 14}, {15, 19}});
  CHECK(read.spans[2].fragments == Fragments{{11, 19}});
  REQUIRE(read.links.size() == 4);
  CHECK(read.links[0].id == "R1");
  CHECK(read.links[0].arguments[1].target == "T2");
  CHECK(read.links[1].type == "Visit");
  CHECK(read.links[1].arguments.size() == 3);
  CHECK(read.links[2].arguments.size() == 1);
  CHECK(read.links[3].type == "Equiv");
  CHECK(read.links[3].arguments.size() == 3);
  REQUIRE(read.notes.size() == 4);
  CHECK(read.notes[0].value.empty());
  CHECK(read.notes[1].value == "high");
  CHECK(read.notes[2].value == "Wikipedia:534366");
  CHECK(read.notes[3].value == "see\tthere");
}

TEST_CASE("What is wrong in a file of brat is told by line and costs that line", "[brat_reader]") {
  const std::string text = "one two";
  const auto [line, problem] = GENERATE(table<const char*, const char*>({
      {"T1", "expected a type"},
      {"\tX",
       "expected an id that begins with T, R, E, A, M, N or #, and a tab behind it; found ``"},
      {"X1\tA 0 1\to",
       "expected an id that begins with T, R, E, A, M, N or #, and a tab behind it; "
       "found `X1`"},
      {"T\tA 0 3\tone",
       "expected an id that begins with T, R, E, A, M, N or #, and a tab behind it; "
       "found `T`"},
      {"T1\tA 0 3\ttwo", "the text there is `one`; the line says `two`"},
      {"T1\tA 0 3", "the text there is `one`; the line says ``"},
      {"T1\tA 3 3\t", "the span 3 3 is no piece of the text, which has 7 code points"},
      {"T1\tA 4 8\ttwo", "the span 4 8 is no piece of the text, which has 7 code points"},
      {"T1\tA -1 3\tone", "expected an offset, a number of code points; found `-1`"},
      {"T1\tA 0 99999999999\tone",
       "expected an offset, a number of code points; found `99999999999`"},
      {"T1\tA 0 3x\tone", "expected an offset, a number of code points; found `3x`"},
      {"T1\tA 4 7;0 3\ttwo one", "its pieces overlap or are not in order"},
      {"R1\tA Arg1:T9", "a relation has two arguments; found 1"},
      {"R1\tA Arg1:T9 Arg2", "expected ROLE:ID; found `Arg2`"},
      {"E1\t", "an event has a trigger, TYPE:ID"},
      {"A1\tSure", "expected the id that it is about"},
      {"A1\tSure T9", "no annotation has the id `T9`"},
      {"*\tEquiv T9", "an equivalence is of two ids or more"},
  }));
  CAPTURE(line);
  CHECK(problems_of(std::string("T2\tA 0 3\tone\n") + line, text) ==
        "2: " + std::string(problem) + "\n");
  CHECK(problems_of("T1\tA 0 3\tone\nT1\tA 0 3\tone", text) == "2: the id `T1` is given twice\n");
}

TEST_CASE("What is about something that is not there is dropped with all about it",
          "[brat_reader]") {
  const BratAnnotations read = read_brat(
      "#1\tNote A1\tx\nA1\tSure R1\nR1\tof Arg1:T1 Arg2:T2\nT1\tA 0 3\tone\n#2\tNote T1\ty", "one");
  CHECK(read.spans.size() == 1);
  CHECK(read.links.empty());
  REQUIRE(read.notes.size() == 1);
  CHECK(read.notes[0].id == "#2");
  REQUIRE(read.problems.size() == 3);
  CHECK(read.problems[0].line == 1);
  CHECK(read.problems[2].message == "no annotation has the id `T2`");
}

TEST_CASE("What the brat writer writes is read back", "[brat_reader]") {
  const Config config =
      Config::from_text(R"({"glossator": 1, "plugins": {"path": [")" GLOSSATOR_SPECIMENS
                        R"("]}, "pipeline": [{"plugin": "everything"}]})");
  const Pipeline pipeline(config);
  Worker worker = pipeline.open();
  Document document;
  document.id = "d";
  document.text = "Caf\xc3\xa9 \xf0\x9f\x98\x80\nold town";
  const Annotations& annotations = worker.annotate(document);
  OutputBuffer bytes;
  make_brat_writer(pipeline)->append(document, annotations, bytes);
  std::string_view rest = bytes.text();
  const BratDocument written = next_brat_document(rest);
  const BratAnnotations read = read_brat(written.annotations, written.text);
  CHECK(read.problems.empty());

  std::vector<std::pair<std::uint32_t, std::uint32_t>> expected;
  for (const Record record : annotations.layers()[0])
    if (!record.is_document() && record.begin() < record.end())
      expected.emplace_back(record.begin(), record.end());
  REQUIRE_FALSE(expected.empty());
  REQUIRE(read.spans.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    CHECK(read.spans[i].fragments == std::vector{expected[i]});
  CHECK(read.notes.size() > 0);
}
